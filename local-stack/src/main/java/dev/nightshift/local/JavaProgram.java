package dev.nightshift.local;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs Java programs from copies of their JARs: a build overwrites a JAR, and its running process would fall. */
final class JavaProgram {
    private final StackHome home;

    JavaProgram(StackHome home) {
        this.home = requireNonNull(home, "home");
    }

    /** Returns the command that runs {@code main} with what is on this process's own class path. */
    List<String> command(List<String> options, Class<?> main, List<String> arguments) {
        List<String> entries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .map(entry -> Files.isRegularFile(entry) && isBuiltHere(entry) ? copy(entry) : entry)
                .map(Path::toString)
                .toList();
        List<String> command = new ArrayList<>(List.of(program()));
        command.addAll(options);
        command.addAll(List.of("-cp", String.join(File.pathSeparator, entries), main.getName()));
        command.addAll(arguments);
        return command;
    }

    /** Returns the command that runs an executable JAR, already copied. */
    static List<String> command(Path jar) {
        return List.of(program(), "-jar", jar.toString());
    }

    /** Copies a JAR into the stack's folder under a name that changes with its content. */
    Path copy(Path jar) {
        Path copy = home.folder("lib").resolve(stamp(jar) + ".jar");
        try {
            if (Files.notExists(copy)) {
                Path draft = Files.createTempFile(home.folder("lib"), ".", ".draft");
                Files.copy(jar, draft, StandardCopyOption.REPLACE_EXISTING);
                Files.move(draft, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            return copy;
        } catch (IOException e) {
            throw new StackException("cannot copy " + jar + ": " + e, e);
        }
    }

    /** Returns the name, time and size of a JAR, which tell one build from another. */
    static String stamp(Path jar) {
        try {
            String name = requireNonNull(jar.getFileName()).toString().replaceFirst("\\.jar$", "");
            return name + "-" + Files.getLastModifiedTime(jar).toMillis() + "-" + Files.size(jar);
        } catch (IOException e) {
            throw new StackException("cannot read " + jar + ": " + e, e);
        }
    }

    /** Deletes copies of earlier builds that nothing runs from. */
    void forgetCopiesBut(List<Path> used) {
        try (Stream<Path> copies = Files.list(home.folder("lib"))) {
            for (Path copy : copies.filter(path -> !used.contains(path)).toList()) {
                Files.delete(copy);
            }
        } catch (IOException e) {
            throw new StackException("cannot clean " + home.folder("lib") + ": " + e, e);
        }
    }

    private static boolean isBuiltHere(Path entry) {
        Path folder = entry.getParent();
        return folder != null && folder.endsWith("target");
    }

    private static String program() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
