package dev.nightshift.worker.storage.cli;

import dev.nightshift.config.ConfigException;
import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.storage.CorpusCounts;
import dev.nightshift.contract.storage.IndexCorpusOutcome;
import dev.nightshift.contract.storage.IndexDocumentOutcome;
import dev.nightshift.persistence.Database;
import dev.nightshift.persistence.DatabaseSettings;
import dev.nightshift.persistence.DeadLetter;
import dev.nightshift.persistence.DeadLetterRepository;
import dev.nightshift.persistence.DocumentCatalog;
import dev.nightshift.runtime.CommandContext;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Writes outcomes of workflows into a report. */
final class Outcomes {
    private final IndexReport report;

    Outcomes(IndexReport report) {
        this.report = report;
    }

    void document(URI source, IndexDocumentOutcome outcome) {
        if (outcome instanceof IndexDocumentOutcome.Indexed indexed) {
            report.add(new CorpusCounts(1, 0, 0, 0, 0, indexed.chunks(), indexed.embedded()), 0);
            if (indexed.unreadMembers() > 0) {
                report.unread(source, indexed.unreadMembers());
            }
            if (!indexed.vectorsCoverLanguage()) {
                report.fullTextOnly(source, indexed.language());
            }
        } else if (outcome instanceof IndexDocumentOutcome.Unchanged) {
            report.add(new CorpusCounts(0, 1, 0, 0, 0, 0, 0), 0);
        } else if (outcome instanceof IndexDocumentOutcome.DeadLettered dead) {
            report.add(new CorpusCounts(0, 0, 1, 0, 0, 0, 0), 0);
            report.deadLettered(source, dead.reason().name(), dead.message());
        } else if (outcome instanceof IndexDocumentOutcome.Superseded) {
            report.add(new CorpusCounts(0, 0, 0, 1, 0, 0, 0), 0);
        } else {
            report.add(new CorpusCounts(0, 0, 0, 0, 1, 0, 0), 0);
        }
    }

    /** A folder's outcome counts; the database names what it counted, if it can be asked. */
    void folder(CommandContext context, TenantId tenant, URI root, Supplier<IndexCorpusOutcome> indexing) {
        Set<DeadLetter> before = new HashSet<>();
        boolean asked = asking(context, database -> before.addAll(deadLetters(database, tenant, root)));
        IndexCorpusOutcome outcome = indexing.get();
        if (outcome instanceof IndexCorpusOutcome.Empty empty) {
            report.add(CorpusCounts.NONE, empty.skipped());
            report.vanished(empty.vanished());
            return;
        }
        IndexCorpusOutcome.Finished finished = (IndexCorpusOutcome.Finished) outcome;
        report.add(finished.counts(), finished.skipped());
        report.vanished(finished.vanished());
        if (asked) {
            asking(context, database -> {
                nameDeadLetters(deadLetters(database, tenant, root), before);
                nameFullTextOnly(new DocumentCatalog(database), tenant, root);
            });
        }
    }

    /** The work is done without the database too; a report without names is better than none. */
    private static boolean asking(CommandContext context, Consumer<Database> question) {
        try (Database database = Database.open(context.settings(DatabaseSettings::from))) {
            question.accept(database);
            return true;
        } catch (ConfigException | WorkException e) {
            return false;
        }
    }

    private static List<DeadLetter> deadLetters(Database database, TenantId tenant, URI root) {
        DeadLetterRepository letters = new DeadLetterRepository(database);
        return Pages.of(letters, tenant)
                .filter(letter -> Sources.isUnder(root, letter.source()))
                .toList();
    }

    /** One that fails again has another time of failure; one whose file is gone stays as it was. */
    private void nameDeadLetters(List<DeadLetter> now, Set<DeadLetter> before) {
        Map<URI, Integer> unread = new LinkedHashMap<>();
        for (DeadLetter letter : now) {
            if (before.contains(letter)) {
                report.deadLetteredEarlier();
            } else if (letter.member().isEmpty()) {
                report.deadLettered(letter.source(), letter.reason().name(), letter.message());
            } else {
                unread.merge(letter.source(), 1, Integer::sum);
            }
        }
        unread.forEach(report::unread);
    }

    private void nameFullTextOnly(DocumentCatalog catalog, TenantId tenant, URI root) {
        Pages.of(catalog, tenant)
                .filter(document -> !document.vectorised() && Sources.isUnder(root, document.source()))
                .forEach(document -> report.fullTextOnly(document.source(), document.language()));
    }
}
