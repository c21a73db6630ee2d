package dev.nightshift.local;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Tells how each part is. Ends with 0 only if all are up.")
final class StatusCommand implements Callable<Integer> {
    @Mixin
    private final StackPlace place = new StackPlace();

    @Option(names = "--json", description = "One JSON array instead of a table.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        PrintWriter out = requireNonNull(spec).commandLine().getOut();
        List<PartStatus> parts = LocalStack.at(place.existingHome(), StackOptions.of(place.checkout()), note -> {})
                .status();
        if (json) {
            out.println(new ObjectMapper().writeValueAsString(parts));
        } else {
            StatusTable.print(out, parts);
        }
        out.flush();
        return parts.stream().allMatch(part -> part.condition() == PartStatus.Condition.UP) ? 0 : 1;
    }
}
