package dev.nightshift.local;

import static java.util.Objects.requireNonNull;

import java.io.Console;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Stops everything, the workers first and gently. What they keep stays.")
final class DownCommand implements Callable<Integer> {
    @Mixin
    private final StackPlace place = new StackPlace();

    @Parameters(arity = "0..*", paramLabel = "PART", description = "Only these, such as worker-storage.")
    private List<String> parts = List.of();

    @Option(names = "--delete-data", description = "Delete the folder of the stack with all that it holds.")
    private boolean deleteData;

    @Option(names = "--yes", description = "Do not ask before deleting.")
    private boolean yes;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = requireNonNull(spec).commandLine().getOut();
        LocalStack stack = LocalStack.at(place.existingHome(), StackOptions.of(place.checkout()), out::println);
        if (!deleteData) {
            stack.down(parts);
            out.println("Stopped " + (parts.isEmpty() ? "everything" : String.join(", ", parts))
                    + "; the data stays in " + stack.folder() + ".");
        } else if (!parts.isEmpty()) {
            throw new StackException("--delete-data deletes everything; name no part with it.");
        } else if (yes || isConfirmed(stack)) {
            stack.deleteAll();
            out.println("Stopped everything and deleted " + stack.folder() + ".");
        } else {
            throw new StackException("nothing was stopped or deleted. Say --yes to delete " + stack.folder() + ".");
        }
        out.flush();
        return 0;
    }

    private static boolean isConfirmed(LocalStack stack) {
        Console console = System.console();
        return console != null
                && "yes".equals(console.readLine("Delete %s with all that is indexed? Type yes: ", stack.folder()));
    }
}
