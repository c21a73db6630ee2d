package dev.nightshift.local;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the stack of a command is. */
final class StackPlace {
    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            description =
                    "Where the stack keeps everything. Default: NIGHTSHIFT_HOME, else .nightshift in the checkout.")
    private @Nullable Path home;

    @Option(
            names = "--checkout",
            paramLabel = "FOLDER",
            description = "Where the sources and the built JARs are. Default: where this JAR was built.")
    private @Nullable Path checkout;

    Path home() {
        String variable = System.getenv().getOrDefault("NIGHTSHIFT_HOME", "");
        if (home != null) {
            return home;
        }
        return variable.isBlank() ? checkout().resolve(".nightshift") : Path.of(variable);
    }

    /** This JAR is CHECKOUT/local-stack/target/local-stack.jar. */
    Path checkout() {
        if (checkout != null) {
            return checkout;
        }
        try {
            Path jar = Path.of(StackPlace.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path module = jar.resolve("../..").normalize();
            Path found = module.getParent();
            if (found != null && Files.isDirectory(found.resolve("worker-storage"))) {
                return found;
            }
        } catch (URISyntaxException e) {
            throw new StackException("cannot tell where this JAR is: " + e, e);
        }
        return Path.of("").toAbsolutePath();
    }

    /** @throws StackException if there is no stack, so that a mistyped folder is not taken for one that is down */
    Path existingHome() {
        if (!StackHome.exists(home())) {
            throw new StackException("there is no stack in " + home().toAbsolutePath() + "; scripts/up makes one.");
        }
        return home();
    }
}
