package dev.nightshift.worker.storage.cli;

import static java.util.Objects.requireNonNull;

import dev.nightshift.activity.storage.search.QueryTerms;
import dev.nightshift.activity.storage.search.SearchService;
import dev.nightshift.contract.search.SearchOutcome;
import dev.nightshift.contract.search.SearchRequest;
import dev.nightshift.embedding.OnnxTextEmbedder;
import dev.nightshift.embedding.TextEmbedder;
import dev.nightshift.persistence.Database;
import dev.nightshift.persistence.SearchRepository;
import dev.nightshift.runtime.CommandContext;
import dev.nightshift.runtime.ExitCode;
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

/** Answers from the database itself, so that it works without Temporal and without a worker. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = "Answer a question from the index, with citations. Needs the database only.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:found, or nothing found",
            "1:the search failed",
            "2:wrong usage",
            "3:wrong settings",
            "4:the database cannot be reached"
        })
public final class SearchCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private TenantOption tenant = new TenantOption();

    @Parameters(paramLabel = "QUERY", arity = "1..*", description = "A question or keywords, up to 1,000 characters.")
    private List<String> words = List.of();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "5",
            description = "Most hits to show, 1 to 50; ${DEFAULT-VALUE} by default.")
    private int limit;

    @Option(names = "--explain", description = "Show why each hit stands where it stands.")
    private boolean explain;

    @Option(names = "--json", description = "Print the outcome as JSON, as the workflow returns it.")
    private boolean json;

    public SearchCommand(CommandContext context) {
        this.context = requireNonNull(context, "context");
    }

    @Override
    public Integer call() {
        SearchRequest request = request();
        Screen screen = Terminal.screen(requireNonNull(spec).commandLine().getOut());
        SearchOutcome outcome = search(request);
        if (json) {
            screen.print(Json.of(outcome));
        } else if (outcome instanceof SearchOutcome.Found found) {
            new HitPrinter(screen, QueryTerms.of(request.query()), explain).print(found);
        } else {
            screen.print("Nothing found for tenant " + request.tenant().value() + ".");
        }
        return ExitCode.OK;
    }

    private SearchOutcome search(SearchRequest request) {
        try (Database database = Index.open(context);
                TextEmbedder embedder = OnnxTextEmbedder.openBuiltIn();
                SearchService service = new SearchService(new SearchRepository(database), embedder)) {
            return service.search(request);
        }
    }

    private SearchRequest request() {
        try {
            return new SearchRequest(tenant.tenant(context), String.join(" ", words), limit);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()));
        }
    }
}
