package dev.nightshift.worker.storage.cli;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.TenantId;
import dev.nightshift.persistence.Database;
import dev.nightshift.persistence.DocumentCatalog;
import dev.nightshift.persistence.DocumentSummary;
import dev.nightshift.runtime.CommandContext;
import dev.nightshift.runtime.ExitCode;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what the index holds. */
@Command(
        name = "documents",
        mixinStandardHelpOptions = true,
        description = "List the documents that searches find. Needs the database only.")
public final class DocumentsCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneId.systemDefault());

    private final CommandContext context;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private TenantOption tenant = new TenantOption();

    @Option(names = "--json", description = "Print a JSON array.")
    private boolean json;

    public DocumentsCommand(CommandContext context) {
        this.context = requireNonNull(context, "context");
    }

    @Override
    public Integer call() {
        TenantId owner = tenant.tenant(context);
        Screen screen = Terminal.screen(requireNonNull(spec).commandLine().getOut());
        List<DocumentSummary> documents = documents(owner);
        if (json) {
            screen.print(Json.of(documents));
        } else if (documents.isEmpty()) {
            screen.print("No documents of tenant " + owner.value() + ". Add some with: index PATH");
        } else {
            screen.print(table(documents).lines(screen.width()));
            screen.print(notes(documents));
        }
        return ExitCode.OK;
    }

    private List<DocumentSummary> documents(TenantId owner) {
        try (Database database = Index.open(context)) {
            return Pages.of(new DocumentCatalog(database), owner).toList();
        }
    }

    private static Table table(List<DocumentSummary> documents) {
        Table table = new Table("TITLE", "TYPE", "LANG", "BYTES", "PASSAGES", "INDEXED", "PATH");
        documents.forEach(one -> table.row(
                one.title() == null ? "-" : one.title(),
                type(one.mediaType()),
                (one.language() == null ? "-" : one.language()) + (one.vectorised() ? "" : "*"),
                String.valueOf(one.sizeBytes()),
                one.chunks() + (one.truncated() ? "+" : "") + (one.unreadMembers() > 0 ? "-" : ""),
                TIME.format(one.indexedAt()),
                Sources.readable(one.source())));
        return table;
    }

    private static String type(String mediaType) {
        String type = mediaType.substring(mediaType.indexOf('/') + 1);
        return type.startsWith("vnd.") ? type.substring(type.lastIndexOf('.') + 1) : type;
    }

    private static List<String> notes(List<DocumentSummary> documents) {
        List<String> notes = new ArrayList<>();
        notes.add(documents.size() == 1 ? "1 document" : documents.size() + " documents");
        int members = documents.stream().mapToInt(DocumentSummary::members).sum();
        if (members > 0) {
            notes.add("in them " + (members == 1 ? "1 member" : members + " members") + " of archives and messages");
        }
        if (documents.stream().anyMatch(one -> one.unreadMembers() > 0)) {
            notes.add("- has members that could not be read; the command dead-letters names them");
        }
        if (documents.stream().anyMatch(one -> !one.vectorised())) {
            notes.add("* found by full text only: the model does not know the language");
        }
        if (documents.stream().anyMatch(DocumentSummary::truncated)) {
            notes.add("+ cut at EXTRACTION_MAX_CHARACTERS");
        }
        return notes;
    }
}
