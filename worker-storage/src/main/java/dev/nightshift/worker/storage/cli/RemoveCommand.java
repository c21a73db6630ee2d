package dev.nightshift.worker.storage.cli;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.storage.DocumentId;
import dev.nightshift.contract.storage.RemovalProbe;
import dev.nightshift.contract.storage.RemoveDocumentOutcome;
import dev.nightshift.contract.storage.RemoveDocumentRequest;
import dev.nightshift.contract.storage.RemoveDocumentWorkflow;
import dev.nightshift.persistence.Database;
import dev.nightshift.persistence.DeadLetterRepository;
import dev.nightshift.persistence.DocumentCatalog;
import dev.nightshift.runtime.CommandContext;
import dev.nightshift.runtime.ExitCode;
import dev.nightshift.runtime.QueueWatch;
import dev.nightshift.runtime.TemporalConnection;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowStub;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has a document removed, and prints the receipt. */
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = "Delete everything that was derived from a document. The source itself stays as it is.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:removed, and nothing of it is left",
            "1:it was not in the index, or something of it is left",
            "2:wrong usage",
            "3:wrong settings",
            "4:Temporal or the database cannot be reached"
        })
public final class RemoveCommand implements Callable<Integer> {
    private static final Pattern DOCUMENT_ID = Pattern.compile("[0-9a-f]{32}");

    private final CommandContext context;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private TenantOption tenant = new TenantOption();

    @Parameters(
            paramLabel = "DOCUMENT",
            description = "A path, a file: or s3: URI, or a document id. What it names may be gone.")
    private String document = "";

    @Option(names = "--json", description = "Print the outcome as JSON.")
    private boolean json;

    public RemoveCommand(CommandContext context) {
        this.context = requireNonNull(context, "context");
    }

    @Override
    public Integer call() throws InterruptedException {
        CommandSpec command = requireNonNull(spec);
        RemoveDocumentRequest request = new RemoveDocumentRequest(tenant.tenant(context), source());
        RemoveDocumentOutcome outcome = remove(request);
        Screen screen = Terminal.screen(command.commandLine().getOut());
        if (json) {
            screen.print(Json.of(outcome));
        } else if (outcome instanceof RemoveDocumentOutcome.Removed removed) {
            print(screen, request.source(), removed);
        } else {
            screen.print("Not in the index: " + Sources.readable(request.source()));
        }
        return outcome instanceof RemoveDocumentOutcome.Removed removed && isGone(removed.probe())
                ? ExitCode.OK
                : ExitCode.FAILED;
    }

    private RemoveDocumentOutcome remove(RemoveDocumentRequest request) throws InterruptedException {
        try (TemporalConnection temporal = context.temporal()) {
            RemoveDocumentWorkflow run = temporal.starter()
                    .joinOrStart(
                            RemoveDocumentWorkflow.class, request.workflowId(), Sources.readable(request.source()));
            WorkflowClient.start(run::remove, request);
            return new QueueWatch(temporal.client())
                    .await(WorkflowStub.fromTyped(run), RemoveDocumentOutcome.class, this::say);
        }
    }

    private void say(String notice) {
        requireNonNull(spec).commandLine().getErr().println(notice);
        requireNonNull(spec).commandLine().getErr().flush();
    }

    private URI source() {
        CommandSpec command = requireNonNull(spec);
        if (DOCUMENT_ID.matcher(document).matches() && !Files.exists(Path.of(document))) {
            return byId(tenant.tenant(context), new DocumentId(document))
                    .orElseThrow(() -> new ParameterException(
                            command.commandLine(), "The index has no document with the id " + document));
        }
        try {
            return Sources.uri(document);
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            throw new ParameterException(
                    command.commandLine(), "Neither a path, nor a file: or s3: URI, nor a document id: " + document);
        }
    }

    private Optional<URI> byId(TenantId owner, DocumentId id) {
        try (Database database = Index.open(context)) {
            DocumentCatalog catalog = new DocumentCatalog(database);
            DeadLetterRepository deadLetters = new DeadLetterRepository(database);
            Stream<URI> serving = Pages.of(catalog, owner)
                    .filter(found -> found.document().equals(id))
                    .map(found -> found.source());
            Stream<URI> dead = Pages.of(deadLetters, owner)
                    .filter(found -> found.document().equals(id))
                    .map(found -> found.source());
            return Stream.concat(serving, dead).findFirst();
        }
    }

    private static void print(Screen screen, URI source, RemoveDocumentOutcome.Removed removed) {
        screen.print("Removed " + Sources.readable(source) + " at "
                + removed.receipt().removedAt());
        Table table = new Table("ROWS", "TABLE");
        removed.receipt().rows().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> table.row(String.valueOf(entry.getValue()), entry.getKey()));
        screen.print(table.lines(screen.width()));
        screen.print(
                isGone(removed.probe())
                        ? "Looked again: no row is left, and no search finds it."
                        : "Looked again: " + removed.probe().remainingRows() + " rows are left"
                                + (removed.probe().answers() ? ", and a search still finds it." : "."));
    }

    private static boolean isGone(RemovalProbe probe) {
        return probe.remainingRows() == 0 && !probe.answers();
    }
}
