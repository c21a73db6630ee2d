package dev.nightshift.worker.storage.cli;

import dev.nightshift.config.ConfigException;
import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.storage.CorpusCounts;
import dev.nightshift.contract.storage.IndexCorpusOutcome;
import dev.nightshift.contract.storage.IndexDocumentOutcome;
import dev.nightshift.persistence.Database;
import dev.nightshift.persistence.DatabaseSettings;
import dev.nightshift.persistence.DeadLetterRepository;
import dev.nightshift.persistence.DocumentCatalog;
import dev.nightshift.runtime.CommandContext;
import java.net.URI;

/** Writes outcomes of workflows into a report. */
final class Outcomes {
    private final IndexReport report;

    Outcomes(IndexReport report) {
        this.report = report;
    }

    void document(URI source, IndexDocumentOutcome outcome) {
        if (outcome instanceof IndexDocumentOutcome.Indexed indexed) {
            report.add(new CorpusCounts(1, 0, 0, 0, 0, indexed.chunks(), indexed.embedded()), 0);
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
    void folder(CommandContext context, TenantId tenant, URI root, IndexCorpusOutcome outcome) {
        if (outcome instanceof IndexCorpusOutcome.Empty empty) {
            report.add(CorpusCounts.NONE, empty.skipped());
            return;
        }
        IndexCorpusOutcome.Finished finished = (IndexCorpusOutcome.Finished) outcome;
        report.add(finished.counts(), finished.skipped());
        try (Database database = Database.open(context.settings(DatabaseSettings::from))) {
            nameDeadLetters(new DeadLetterRepository(database), tenant, root);
            nameFullTextOnly(new DocumentCatalog(database), tenant, root);
        } catch (ConfigException | WorkException e) {
            // The work is done; a report without names is better than none.
            return;
        }
    }

    private void nameDeadLetters(DeadLetterRepository deadLetters, TenantId tenant, URI root) {
        Pages.of(after -> deadLetters.list(tenant, Pages.SIZE, after), dead -> dead.source())
                .filter(dead -> Sources.isUnder(root, dead.source()))
                .forEach(
                        dead -> report.deadLettered(dead.source(), dead.reason().name(), dead.message()));
    }

    private void nameFullTextOnly(DocumentCatalog catalog, TenantId tenant, URI root) {
        Pages.of(after -> catalog.list(tenant, Pages.SIZE, after), document -> document.source())
                .filter(document -> !document.vectorised() && Sources.isUnder(root, document.source()))
                .forEach(document -> report.fullTextOnly(document.source(), document.language()));
    }
}
