package dev.nightshift.activity.storage;

import static java.util.Objects.requireNonNull;

import dev.nightshift.activity.storage.source.ListedSource;
import dev.nightshift.activity.storage.source.SourceListing;
import dev.nightshift.activity.storage.source.SourceScanner;
import dev.nightshift.contract.storage.CorpusActivities;
import dev.nightshift.contract.storage.CorpusCounts;
import dev.nightshift.contract.storage.IndexBatch;
import dev.nightshift.contract.storage.ScanCorpus;
import dev.nightshift.contract.storage.ScanRef;
import dev.nightshift.contract.storage.SettleVanished;
import dev.nightshift.contract.storage.VanishedCounts;
import dev.nightshift.persistence.CorpusRepository;
import dev.nightshift.persistence.ListedDocument;
import dev.nightshift.persistence.ScanAttempt;
import dev.nightshift.persistence.VanishedRepository;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lists folders and indexes listings, batch by batch. */
public final class CorpusActivitiesImpl implements CorpusActivities {
    private static final Logger log = LoggerFactory.getLogger(CorpusActivitiesImpl.class);
    private static final int FILES_PER_WRITE = 1_000;

    /** Longer than an outage of what many documents need, such as the file server they lie on. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final CorpusRepository corpora;
    private final VanishedRepository vanished;
    private final SourceScanner scanner;
    private final IndexingPipeline pipeline;

    public CorpusActivitiesImpl(
            CorpusRepository corpora, VanishedRepository vanished, SourceScanner scanner, IndexingPipeline pipeline) {
        this.corpora = requireNonNull(corpora, "corpora");
        this.vanished = requireNonNull(vanished, "vanished");
        this.scanner = requireNonNull(scanner, "scanner");
        this.pipeline = requireNonNull(pipeline, "pipeline");
    }

    @Override
    public ScanRef scan(ScanCorpus command) {
        ScanAttempt attempt = corpora.begin(command);
        return attempt.completed().orElseGet(() -> list(command, attempt));
    }

    @Override
    public CorpusCounts indexBatch(IndexBatch batch) {
        new BatchRun(corpora, pipeline, batch, PATIENCE).run(HeartbeatPulse.ofCurrentActivity());
        return corpora.counts(batch.scan(), batch.from(), batch.to());
    }

    @Override
    public VanishedCounts settle(SettleVanished command) {
        return new VanishedSweep(vanished, pipeline, command).run(HeartbeatPulse.ofCurrentActivity());
    }

    @Override
    public void forget(ScanRef scan) {
        corpora.forget(scan);
    }

    private ScanRef list(ScanCorpus command, ScanAttempt attempt) {
        Pulse pulse = HeartbeatPulse.ofCurrentActivity();
        SourceListing listing = scanner.scan(
                command.root(), FILES_PER_WRITE, sources -> corpora.addItems(attempt, documents(sources)), pulse::beat);
        if (listing.unreadable() > 0) {
            // As documents of the listing they become dead letters, which name them and the reason.
            corpora.addItems(
                    attempt,
                    listing.unreadableSample().stream()
                            .map(source -> new ListedDocument(source, null))
                            .toList());
            log.warn("Scan {} found {} unreadable files and folders", command.scan(), listing.unreadable());
        }
        long unnamed = listing.unreadable() - listing.unreadableSample().size();
        return corpora.complete(attempt, Math.toIntExact(listing.skipped() + unnamed), listing.unreadable() > 0);
    }

    private static List<ListedDocument> documents(List<ListedSource> sources) {
        return sources.stream()
                .map(source -> new ListedDocument(source.source(), source.version()))
                .toList();
    }
}
