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
import dev.nightshift.persistence.CorpusRepository;
import dev.nightshift.persistence.ScanAttempt;
import java.net.URI;
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
    private final SourceScanner scanner;
    private final IndexingPipeline pipeline;

    public CorpusActivitiesImpl(CorpusRepository corpora, SourceScanner scanner, IndexingPipeline pipeline) {
        this.corpora = requireNonNull(corpora, "corpora");
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
    public void forget(ScanRef scan) {
        corpora.forget(scan);
    }

    private ScanRef list(ScanCorpus command, ScanAttempt attempt) {
        Pulse pulse = HeartbeatPulse.ofCurrentActivity();
        SourceListing listing = scanner.scan(
                command.root(), FILES_PER_WRITE, sources -> corpora.addItems(attempt, uris(sources)), pulse::beat);
        if (listing.unreadable() > 0) {
            // As documents of the listing they become dead letters, which name them and the reason.
            corpora.addItems(attempt, listing.unreadableSample());
            log.warn("Scan {} found {} unreadable files and folders", command.scan(), listing.unreadable());
        }
        long unnamed = listing.unreadable() - listing.unreadableSample().size();
        return corpora.complete(attempt, Math.toIntExact(listing.skipped() + unnamed));
    }

    private static List<URI> uris(List<ListedSource> sources) {
        return sources.stream().map(ListedSource::source).toList();
    }
}
