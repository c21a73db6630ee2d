package dev.nightshift.activity.storage.source;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** One scan under way. */
final class FolderWalk {
    private final Predicate<String> supported;
    private final Batches batches;
    private final Runnable onVisit;

    FolderWalk(Predicate<String> supported, Batches batches, Runnable onVisit) {
        this.supported = supported;
        this.batches = batches;
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

    void file(Path file, FileState state) {
        if (!supported.test(String.valueOf(file.getFileName()))) {
            batches.skipped();
        } else if (!Files.isReadable(file)) {
            report(file);
        } else {
            batches.found(new ListedSource(FileUri.written(file), state.version()));
        }
    }

    private void visit(Path child, Deque<Iterator<Path>> open) {
        onVisit.run();
        FileState state;
        try {
            state = FileState.of(child);
        } catch (IOException e) {
            report(child);
            return;
        }
        if (state.isDirectory()) {
            open.push(children(child));
        } else if (state.isRegularFile()) {
            file(child, state);
        } else {
            batches.skipped();
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

    private void report(Path path) {
        batches.unreadable(FileUri.written(path));
    }
}
