package dev.nightshift.activity.storage.content;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a parser process is started: with the Java and the class path of this process.
 *
 * @param mainClass name of the class to run
 */
record ChildCommand(String mainClass, int memoryMegabytes) {
    private static final int OTHER_MEMORY_MEGABYTES = 256;

    /**
     * @param folder the process's own, for its working and temporary files
     */
    List<String> in(Path folder) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + memoryMegabytes + "m",
                "-XX:MaxMetaspaceSize=" + OTHER_MEMORY_MEGABYTES + "m",
                "-XX:MaxDirectMemorySize=" + OTHER_MEMORY_MEGABYTES + "m",
                "-XX:+ExitOnOutOfMemoryError",
                // The virtual machine's own words must not get between the frames.
                "-XX:+DisplayVMOutputToStderr",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:ErrorFile=" + folder.resolve("error.log"),
                "-Dfile.encoding=UTF-8",
                "-Djava.awt.headless=true",
                // Java 24 lowered these to what real documents exceed; EXTRACTION_MAX_DEPTH limits the depth.
                "-Djdk.xml.maxElementDepth=0",
                "-Djdk.xml.elementAttributeLimit=10000",
                "-Djava.io.tmpdir=" + folder,
                "-Duser.home=" + folder,
                "-Djava.nio.channels.spi.SelectorProvider=" + NoNetwork.class.getName(),
                // No host name resolves by an empty table.
                "-Djdk.net.hosts.file=" + (File.separatorChar == '/' ? "/dev/null" : "NUL"),
                "-cp",
                classPath(),
                mainClass);
    }

    /** The process works in another folder, where relative entries would lead nowhere. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(joining(File.pathSeparator));
    }
}
