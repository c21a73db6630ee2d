package dev.nightshift.local;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Starts what is missing, repairs what was killed, and tells where everything is.")
final class UpCommand implements Callable<Integer> {
    private static final String ALL = "all";

    @Mixin
    private final StackPlace place = new StackPlace();

    @Option(
            names = "--workers",
            arity = "0..1",
            split = ",",
            fallbackValue = ALL,
            paramLabel = "NAME",
            description = "Start these workers too, such as storage,default; without names, all.")
    private List<String> workers = List.of();

    @Option(
            names = "--temporal",
            paramLabel = "KIND",
            description = "auto: the temporal program if found, else the test server; server; test_server.")
    private TemporalKind temporal = TemporalKind.AUTO;

    @Option(names = "--temporal-port", paramLabel = "PORT", description = "Default: 7233, else any free port.")
    private @Nullable Integer temporalPort;

    @Option(names = "--ui-port", paramLabel = "PORT", description = "Default: 8233, else any free port.")
    private @Nullable Integer uiPort;

    @Option(names = "--postgres-port", paramLabel = "PORT", description = "Default: 5433, else any free port.")
    private @Nullable Integer postgresPort;

    @Option(
            names = "--allow",
            paramLabel = "FOLDER",
            description =
                    "A folder that may be indexed beside the checkout; may be given again. A later up without it keeps"
                            + " it.")
    private List<Path> allowed = List.of();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = requireNonNull(spec).commandLine().getOut();
        LocalStack stack = LocalStack.at(place.home(), options(), out::println);
        stack.up();
        List<PartStatus> parts = stack.status();
        StatusTable.print(out, parts);
        out.println();
        out.println("Settings:  " + stack.folder().resolve("nightshift.properties"));
        boolean indexes = parts.stream().anyMatch(part -> part.name().equals("worker-storage"));
        out.println("Try next:  "
                + (indexes
                        ? "java -jar worker-storage/target/worker-storage.jar --help"
                        : "scripts/start-worker storage"));
        out.println("Stop:      scripts/down");
        out.flush();
        return 0;
    }

    private StackOptions options() {
        List<String> names = workers.contains(ALL) ? StackOptions.ALL_WORKERS : workers;
        return new StackOptions(
                place.checkout(), temporal, port(temporalPort), port(uiPort), port(postgresPort), names, roots());
    }

    private List<Path> roots() {
        return allowed.isEmpty()
                ? List.of()
                : Stream.concat(Stream.of(place.checkout()), allowed.stream()).toList();
    }

    private static OptionalInt port(@Nullable Integer port) {
        if (port == null) {
            return OptionalInt.empty();
        }
        if (port < 1 || port > 65_535) {
            throw new StackException("a port is a number from 1 to 65535, not " + port);
        }
        return OptionalInt.of(port);
    }
}
