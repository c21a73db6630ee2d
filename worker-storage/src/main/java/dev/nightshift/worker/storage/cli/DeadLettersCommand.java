package dev.nightshift.worker.storage.cli;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.TenantId;
import dev.nightshift.persistence.Database;
import dev.nightshift.persistence.DeadLetter;
import dev.nightshift.persistence.DeadLetterRepository;
import dev.nightshift.runtime.CommandContext;
import dev.nightshift.runtime.ExitCode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists documents that could not be indexed, and tries them again. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = "List the documents that could not be indexed, each with its reason.")
public final class DeadLettersCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private TenantOption tenant = new TenantOption();

    @Option(names = "--retry", description = "Index all of them again, as 'dead-letters retry' does.")
    private boolean retry;

    @Option(names = "--json", description = "Print a JSON array, or with --retry the report as JSON.")
    private boolean json;

    public DeadLettersCommand(CommandContext context) {
        this.context = requireNonNull(context, "context");
    }

    @Override
    public Integer call() throws Exception {
        if (retry) {
            return retry(tenant.tenant(context), List.of(), json);
        }
        Screen screen = screen();
        List<DeadLetter> letters = letters(tenant.tenant(context));
        if (json) {
            screen.print(Json.of(letters));
        } else if (letters.isEmpty()) {
            screen.print("No dead letters.");
        } else {
            screen.print(lines(letters));
        }
        return ExitCode.OK;
    }

    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = "Index dead letters again: all, or those named.",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:all of them are indexed now", "1:some are dead letters still"})
    int retryCommand(
            @Mixin TenantOption owner,
            @Parameters(paramLabel = "DOCUMENT", arity = "0..*", description = "Document ids or paths.") @Nullable
                    List<String> named,
            @Option(names = "--json", description = "Print the report as JSON.") boolean asJson)
            throws Exception {
        return retry(owner.tenant(context), named == null ? List.of() : named, asJson);
    }

    private int retry(TenantId owner, List<String> named, boolean asJson) throws Exception {
        List<DeadLetter> letters = letters(owner);
        List<URI> chosen = named.isEmpty()
                ? letters.stream().map(DeadLetter::source).distinct().toList()
                : named.stream().map(name -> find(letters, name)).toList();
        IndexReport report = new IndexRun(
                        context,
                        owner,
                        true,
                        false,
                        requireNonNull(spec).commandLine().getErr())
                .run(chosen, List.of());
        screen().print(asJson ? List.of(Json.of(report.view())) : report.lines());
        return report.isClean() ? ExitCode.OK : ExitCode.FAILED;
    }

    private URI find(List<DeadLetter> letters, String name) {
        return letters.stream()
                .filter(letter -> letter.document().value().equals(name)
                        || Sources.readable(letter.source()).equals(name)
                        || letter.source().equals(Sources.uri(name)))
                .findFirst()
                .map(DeadLetter::source)
                .orElseThrow(() ->
                        new ParameterException(requireNonNull(spec).commandLine(), "There is no dead letter " + name));
    }

    private List<DeadLetter> letters(TenantId owner) {
        try (Database database = Index.open(context)) {
            return Pages.of(new DeadLetterRepository(database), owner).toList();
        }
    }

    /** Paths and reasons are too long for a table. */
    private static List<String> lines(List<DeadLetter> letters) {
        List<String> lines = new ArrayList<>();
        for (DeadLetter letter : letters) {
            List<String> where = new ArrayList<>();
            where.add(Sources.readable(letter.source()));
            where.addAll(letter.member());
            lines.add(Columns.oneLine(String.join(" › ", where)));
            lines.add("    " + letter.reason() + ": " + Columns.oneLine(letter.message()));
            lines.add("    " + letter.document().value() + ", " + letter.failedAt());
        }
        lines.add((letters.size() == 1 ? "1 dead letter" : letters.size() + " dead letters")
                + ". After mending the files, try again with: dead-letters retry");
        return lines;
    }

    private Screen screen() {
        return Terminal.screen(requireNonNull(spec).commandLine().getOut());
    }
}
