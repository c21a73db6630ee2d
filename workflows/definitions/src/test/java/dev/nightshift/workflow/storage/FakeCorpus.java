package dev.nightshift.workflow.storage;

import dev.nightshift.contract.storage.CorpusActivities;
import dev.nightshift.contract.storage.CorpusCounts;
import dev.nightshift.contract.storage.IndexBatch;
import dev.nightshift.contract.storage.ScanCorpus;
import dev.nightshift.contract.storage.ScanRef;
import dev.nightshift.contract.storage.SettleVanished;
import dev.nightshift.contract.storage.VanishedCounts;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A folder of numbered documents. Every tenth is a dead letter, the others are indexed. */
final class FakeCorpus implements CorpusActivities {
    private final int found;
    private final List<IndexBatch> batches = new CopyOnWriteArrayList<>();
    private final List<String> scans = new CopyOnWriteArrayList<>();
    private final List<String> forgotten = new CopyOnWriteArrayList<>();
    private final List<SettleVanished> settled = new CopyOnWriteArrayList<>();
    private volatile Consumer<IndexBatch> hook = batch -> {};
    private volatile Runnable scanHook = () -> {};

    FakeCorpus(int found) {
        this.found = found;
    }

    /** Runs {@code hook} before each attempt of a batch, on the activity's thread. */
    FakeCorpus beforeBatch(Consumer<IndexBatch> hook) {
        this.hook = hook;
        return this;
    }

    FakeCorpus beforeScan(Runnable hook) {
        this.scanHook = hook;
        return this;
    }

    /** Returns the numbers of the documents of all finished batches, sorted. */
    List<Integer> documents() {
        return batches.stream()
                .flatMap(batch -> IntStream.range(batch.from(), batch.to()).boxed())
                .sorted()
                .toList();
    }

    List<IndexBatch> batches() {
        return batches;
    }

    List<String> scans() {
        return scans;
    }

    List<String> forgotten() {
        return forgotten;
    }

    static CorpusCounts counts(int from, int to) {
        int dead = (int) IntStream.range(from, to).filter(i -> i % 10 == 0).count();
        int indexed = to - from - dead;
        return new CorpusCounts(indexed, 0, dead, 0, 0, 3 * indexed, 2 * indexed);
    }

    @Override
    public ScanRef scan(ScanCorpus command) {
        scans.add(command.scan());
        scanHook.run();
        return new ScanRef(command.tenant(), command.scan(), found, 7);
    }

    @Override
    public CorpusCounts indexBatch(IndexBatch batch) {
        hook.accept(batch);
        batches.add(batch);
        return counts(batch.from(), batch.to());
    }

    /** One document is gone; it is removed if that is asked for. */
    @Override
    public VanishedCounts settle(SettleVanished command) {
        settled.add(command);
        return gone(command.remove());
    }

    static VanishedCounts gone(boolean removed) {
        return new VanishedCounts(1, 1, removed ? 1 : 0, false);
    }

    List<SettleVanished> settled() {
        return settled;
    }

    @Override
    public void forget(ScanRef scan) {
        forgotten.add(scan.scan());
    }
}
