package dev.nightshift.activity.storage;

import dev.nightshift.contract.storage.ScanRef;
import dev.nightshift.contract.storage.SettleVanished;
import dev.nightshift.contract.storage.VanishedCounts;
import dev.nightshift.persistence.VanishedDocument;
import dev.nightshift.persistence.VanishedFate;
import dev.nightshift.persistence.VanishedRepository;
import java.util.List;

/**
 * One attempt to deal with what a listing misses. That it is not listed proves little: it may be hidden, or have
 * come since. So each source is looked for by its own name before anything is said of it.
 */
final class VanishedSweep {
    private static final int PAGE = 500;

    private final VanishedRepository vanished;
    private final IndexingPipeline pipeline;
    private final ScanRef scan;
    private final boolean removalAsked;

    VanishedSweep(VanishedRepository vanished, IndexingPipeline pipeline, SettleVanished command) {
        this.vanished = vanished;
        this.pipeline = pipeline;
        this.scan = command.scan();
        this.removalAsked = command.remove();
    }

    VanishedCounts run(Pulse pulse) {
        boolean heldBack = removalAsked && !vanished.isWhole(scan);
        boolean removes = removalAsked && !heldBack;
        vanished.collect(scan);
        List<VanishedDocument> page = vanished.pending(scan, PAGE);
        while (!page.isEmpty()) {
            for (VanishedDocument document : page) {
                pulse.beat();
                vanished.settle(scan, document, fate(document, removes));
            }
            page = vanished.pending(scan, PAGE);
        }
        VanishedCounts counts = vanished.counts(scan);
        return new VanishedCounts(counts.gone(), counts.moved(), counts.removed(), heldBack && counts.gone() > 0);
    }

    private VanishedFate fate(VanishedDocument document, boolean removes) {
        if (!pipeline.isGone(document.source())) {
            return VanishedFate.THERE;
        }
        if (!removes) {
            return VanishedFate.KEPT;
        }
        // Whoever has begun to read it since decides what becomes of it.
        return vanished.remove(scan, document).isPresent() ? VanishedFate.REMOVED : VanishedFate.THERE;
    }
}
