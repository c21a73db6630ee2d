package dev.nightshift.worker.storage.cli;

import dev.nightshift.contract.storage.CorpusCounts;
import dev.nightshift.contract.storage.VanishedCounts;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of indexing, for people and for programs. Safe for use by several threads at once. */
final class IndexReport {
    private CorpusCounts counts = CorpusCounts.NONE;
    private VanishedCounts vanished = VanishedCounts.NONE;
    private int skipped;
    private int earlierDeadLetters;
    private final List<DeadLettered> deadLetters = Collections.synchronizedList(new ArrayList<>());
    private final List<Unread> unread = Collections.synchronizedList(new ArrayList<>());
    private final List<FullTextOnly> fullTextOnly = Collections.synchronizedList(new ArrayList<>());
    private final List<Failed> failed = Collections.synchronizedList(new ArrayList<>());

    /** A document that cannot be indexed as it is. */
    record DeadLettered(URI source, String reason, String message) {}

    /** A document that is indexed, but for some of its members. */
    record Unread(URI source, int members) {}

    /** A document in a language that the model does not know. */
    record FullTextOnly(URI source, @Nullable String language) {}

    /** Work that failed, such as for a path that the worker may not read. */
    record Failed(URI source, String message) {}

    /**
     * The report as JSON shows it.
     *
     * @param deadLetters those of this run
     * @param earlierDeadLetters how many of earlier runs are left, such as of files that are gone
     */
    record View(
            CorpusCounts counts,
            int skipped,
            VanishedCounts vanished,
            List<DeadLettered> deadLetters,
            int earlierDeadLetters,
            List<Unread> unread,
            List<FullTextOnly> fullTextOnly,
            List<Failed> failed) {}

    synchronized void add(CorpusCounts more, int moreSkipped) {
        counts = counts.plus(more);
        skipped += moreSkipped;
    }

    /** Adds what lay in a folder and is gone. */
    synchronized void vanished(VanishedCounts more) {
        vanished = vanished.plus(more);
    }

    void deadLettered(URI source, String reason, String message) {
        deadLetters.add(new DeadLettered(source, reason, message));
    }

    /** Counts a dead letter that an earlier run has left, and that this one did not meet. */
    synchronized void deadLetteredEarlier() {
        earlierDeadLetters++;
    }

    void unread(URI source, int members) {
        unread.add(new Unread(source, members));
    }

    void fullTextOnly(URI source, @Nullable String language) {
        fullTextOnly.add(new FullTextOnly(source, language));
    }

    void failed(URI source, String message) {
        failed.add(new Failed(source, message));
    }

    /** Returns whether every document is indexed now. */
    synchronized boolean isClean() {
        return counts.deadLettered() == 0 && failed.isEmpty();
    }

    synchronized View view() {
        return new View(
                counts,
                skipped,
                vanished,
                List.copyOf(deadLetters),
                earlierDeadLetters,
                List.copyOf(unread),
                List.copyOf(fullTextOnly),
                List.copyOf(failed));
    }

    synchronized List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(summary());
        fullTextOnly.forEach(one -> lines.add("full text only: " + Sources.readable(one.source())
                + ": the model does not" + " know its language, " + one.language()));
        deadLetters.forEach(one -> lines.add(
                "dead letter: " + Sources.readable(one.source()) + ": " + one.reason() + ": " + one.message()));
        unread.forEach(one -> lines.add("not read: " + counts(one.members(), "member") + " of "
                + Sources.readable(one.source()) + "; the command dead-letters names them"));
        int unnamed = counts.deadLettered() - deadLetters.size();
        if (unnamed > 0) {
            lines.add("dead letters: " + unnamed + " more; the command dead-letters names them");
        }
        if (earlierDeadLetters > 0) {
            lines.add("dead letters of earlier runs: " + earlierDeadLetters + "; the command dead-letters names them");
        }
        lines.addAll(vanishedLines());
        failed.forEach(one -> lines.add("failed: " + Sources.readable(one.source()) + ": " + one.message()));
        return lines;
    }

    private List<String> vanishedLines() {
        List<String> lines = new ArrayList<>();
        if (vanished.moved() > 0) {
            lines.add("moved: " + counts(vanished.moved(), "document") + ", found again under another name");
        }
        if (vanished.removed() > 0) {
            lines.add("removed: " + counts(vanished.removed(), "document") + " whose source is gone");
        }
        int left = vanished.gone() - vanished.removed();
        if (left > 0 && vanished.heldBack()) {
            lines.add("gone: " + counts(left, "document")
                    + ", not removed, because a folder could not be listed whole, or is empty");
        } else if (left > 0) {
            lines.add("gone: " + counts(left, "document") + " still in the index; --remove-vanished removes them");
        }
        return lines;
    }

    private String summary() {
        List<String> parts = new ArrayList<>();
        if (counts.indexed() > 0) {
            parts.add(counts.indexed() + " indexed (" + counts(counts.chunks(), "passage") + ", "
                    + counts(counts.embedded(), "new vector") + ")");
        }
        addIfAny(parts, counts.unchanged(), "unchanged");
        addIfAny(parts, counts.deadLettered(), counts.deadLettered() == 1 ? "dead letter" : "dead letters");
        addIfAny(parts, counts.superseded(), "superseded by a later read");
        addIfAny(parts, counts.removed(), "removed meanwhile");
        addIfAny(parts, failed.size(), "failed");
        addIfAny(parts, skipped, "of other types skipped");
        String documents = counts(counts.documents() + failed.size(), "document");
        return parts.isEmpty() ? documents : documents + ": " + String.join(", ", parts);
    }

    private static void addIfAny(List<String> parts, int count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    private static String counts(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
