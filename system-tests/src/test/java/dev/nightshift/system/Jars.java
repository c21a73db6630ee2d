package dev.nightshift.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The executable JARs of this build. */
final class Jars {
    static final List<String> WORKERS = List.of("default", "storage", "dreaming", "openai", "ml");

    private Jars() {}

    /** Returns the JAR of a worker, such as {@code storage}. */
    static Path worker(String name) {
        return in("worker-" + name);
    }

    static Path localStack() {
        return in("local-stack");
    }

    private static Path in(String module) {
        Path jar = repository().resolve(module).resolve("target").resolve(module + ".jar");
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(jar + " is not there: run the tests with ./mvnw verify, which builds it");
        }
        return jar;
    }

    /** Returns the top folder of the checkout; Maven runs tests in the module's own. */
    static Path repository() {
        return Path.of("..").toAbsolutePath().normalize();
    }
}
