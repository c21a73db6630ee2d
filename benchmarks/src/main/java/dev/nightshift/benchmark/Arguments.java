package dev.nightshift.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Refuses wrong arguments, with a message and the exit code for wrong usage, before anything is opened. */
final class Arguments {
    private final CommandLine line;

    private Arguments(CommandLine line) {
        this.line = line;
    }

    static Arguments of(CommandSpec spec) {
        return new Arguments(spec.commandLine());
    }

    Arguments number(String option, int value, int least, int most) {
        return require(
                value >= least && value <= most,
                option + " must be a whole number from " + least + " to " + most + " but is " + value);
    }

    Arguments folder(String option, Path path) {
        return require(Files.isDirectory(path), option + ": there is no folder " + path);
    }

    /** Requires that the JAR of a worker, such as {@code storage}, is built. */
    Arguments built(Path checkout, String worker) {
        Path jar = jar(checkout, worker);
        return require(
                Files.isRegularFile(jar),
                "there is no " + jar + ": build it with ./mvnw -q -DskipTests package, or name the folder of the"
                        + " sources with --checkout");
    }

    Arguments require(boolean holds, String message) {
        if (!holds) {
            throw new ParameterException(line, message);
        }
        return this;
    }

    static Path jar(Path checkout, String worker) {
        String name = "worker-" + worker;
        return checkout.resolve(name).resolve("target").resolve(name + ".jar");
    }
}
