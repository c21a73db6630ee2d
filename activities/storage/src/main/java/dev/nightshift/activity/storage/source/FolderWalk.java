package dev.nightshift.activity.storage.source;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One scan under way. */
final class FolderWalk {
    private static final int SAMPLE = 100;

    private final Predicate<String> supported;
    private final int batchSize;
    private final Consumer<List<URI>> onBatch;
    private final Runnable onVisit;
    private final List<URI> unreadableSample = new ArrayList<>();
    private List<URI> batch = new ArrayList<>();
    private long found;
    private long skipped;
    private long unreadable;

    FolderWalk(Predicate<String> supported, int batchSize, Consumer<List<URI>> onBatch, Runnable onVisit) {
        this.supported = supported;
        this.batchSize = batchSize;
        this.onBatch = onBatch;
        this.onVisit = onVisit;
    }

    /** Goes down by a stack of its own, so that no depth of folders overflows the thread's. */
    void folder(Path root) {
        Deque<Iterator<Path>> open = new ArrayDeque<>();
        open.push(children(root));
        while (!open.isEmpty()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new WorkException(FailureType.UNAVAILABLE, "interrupted while listing " + root);
            }
            if (!open.element().hasNext()) {
                open.pop();
            } else {
                visit(open.element().next(), open);
            }
        }
    }

    void file(Path file) {
        if (!supported.test(String.valueOf(file.getFileName()))) {
            skipped++;
        } else if (!Files.isReadable(file)) {
            report(file);
        } else {
            hand(file);
        }
    }

    FolderListing end() {
        if (!batch.isEmpty()) {
            onBatch.accept(List.copyOf(batch));
            batch = new ArrayList<>();
        }
        return new FolderListing(found, skipped, unreadable, unreadableSample);
    }

    private void visit(Path child, Deque<Iterator<Path>> open) {
        onVisit.run();
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            report(child);
            return;
        }
        if (attributes.isDirectory()) {
            open.push(children(child));
        } else if (attributes.isRegularFile()) {
            file(child);
        } else {
            skipped++;
        }
    }

    private Iterator<Path> children(Path folder) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, FolderWalk::isVisible)) {
            stream.forEach(children::add);
        } catch (IOException | DirectoryIteratorException e) {
            report(folder);
        }
        Collections.sort(children);
        return children.iterator();
    }

    private static boolean isVisible(Path path) {
        return !String.valueOf(path.getFileName()).startsWith(".");
    }

    private void hand(Path file) {
        found++;
        batch.add(FileUri.written(file));
        if (batch.size() == batchSize) {
            onBatch.accept(List.copyOf(batch));
            batch = new ArrayList<>();
        }
    }

    private void report(Path path) {
        unreadable++;
        if (unreadableSample.size() < SAMPLE) {
            unreadableSample.add(FileUri.written(path));
        }
    }
}
