package dev.nightshift.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a process listens on, as Linux tells it. */
final class Listeners {
    private static final String LISTENING = "0A";
    /** 127.0.0.1 as IPv4, and as IPv4 within IPv6. */
    private static final Set<String> LOOPBACK = Set.of("0100007F", "0000000000000000FFFF00000100007F");

    private Listeners() {}

    /** Returns address and port of each listening socket, in the kernel's hexadecimal spelling. */
    static List<String> of(long pid) {
        try {
            Set<String> own = sockets(pid);
            List<String> found = new ArrayList<>();
            for (String table : List.of("tcp", "tcp6")) {
                for (String line : Files.readAllLines(Path.of("/proc/net", table))) {
                    String[] fields = line.strip().split("\\s+");
                    if (fields[3].equals(LISTENING) && own.contains("socket:[" + fields[9] + "]")) {
                        found.add(fields[1]);
                    }
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> openToOthers(long pid) {
        return of(pid).stream()
                .filter(address -> !LOOPBACK.contains(address.split(":")[0]))
                .toList();
    }

    private static Set<String> sockets(long pid) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return files.map(Listeners::target).collect(Collectors.toSet());
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
