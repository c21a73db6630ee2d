package dev.nightshift.activity.storage.content;

import dev.nightshift.activity.storage.source.ScratchFolder;
import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Parser processes, started when needed and used again. */
final class ParserPool implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    /** A process ends by itself soon after, so that one this old must not be trusted with a request. */
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(4);

    private final ChildCommand command;
    private final ScratchFolder scratch;
    private final ExtractionSettings settings;
    private final Semaphore places;
    private final Deque<ParserChild> idle = new ArrayDeque<>();
    private final Set<ParserChild> all = new HashSet<>();
    private boolean closed;

    ParserPool(ChildCommand command, ExtractionSettings settings, ScratchFolder scratch) {
        this.command = command;
        this.settings = settings;
        this.scratch = scratch;
        this.places = new Semaphore(settings.processes(), true);
    }

    /**
     * Takes a process, which must be given back. Waits until one is free.
     *
     * @throws WorkException OUT_OF_CAPACITY if none is free for as long as a document may take, or none
     *     can be started
     */
    ParserChild take() throws InterruptedException {
        if (!places.tryAcquire(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
            throw new WorkException(
                    FailureType.OUT_OF_CAPACITY,
                    "all parsers are busy; EXTRACTION_PROCESSES is " + settings.processes());
        }
        boolean taken = false;
        try {
            ParserChild child = takeIdle();
            child = child == null ? start() : child;
            taken = true;
            return child;
        } finally {
            if (!taken) {
                places.release();
            }
        }
    }

    /** Gives back a process that may serve again, unless it has served enough. */
    void giveBack(ParserChild child) {
        child.becomeIdle();
        boolean kept = child.served() < settings.documentsPerProcess() && keep(child);
        if (!kept) {
            forget(child);
        }
        places.release();
    }

    /** Gives back a process that must not serve again. */
    void discard(ParserChild child) {
        forget(child);
        places.release();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    synchronized List<Long> processIds() {
        return all.stream().map(ParserChild::processId).toList();
    }

    @Override
    public void close() {
        List<ParserChild> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(all);
            all.clear();
            idle.clear();
        }
        left.forEach(ParserChild::close);
    }

    private @Nullable ParserChild takeIdle() {
        while (true) {
            ParserChild child;
            synchronized (this) {
                child = idle.poll();
            }
            if (child == null || child.isAlive() && child.idle().compareTo(LONGEST_IDLE) < 0) {
                return child;
            }
            forget(child);
        }
    }

    private synchronized boolean keep(ParserChild child) {
        if (!closed) {
            idle.push(child);
        }
        return !closed;
    }

    private void forget(ParserChild child) {
        synchronized (this) {
            all.remove(child);
        }
        child.close();
    }

    private ParserChild start() throws InterruptedException {
        ParserChild child = launch();
        boolean started = false;
        try {
            String version = new String(child.await(START), StandardCharsets.UTF_8);
            if (!version.equals(ExtractionVersion.LIBRARIES)) {
                throw new WorkException(
                        FailureType.OUT_OF_CAPACITY, "the worker's files were replaced; restart it to go on");
            }
            started = true;
            return child;
        } catch (ChildFailedException e) {
            throw new WorkException(FailureType.OUT_OF_CAPACITY, "cannot start a parser: " + e.getMessage(), e);
        } finally {
            if (!started) {
                forget(child);
            }
        }
    }

    private ParserChild launch() {
        long maxAnswerBytes = 1024 + 16L * settings.maxCharacters();
        try {
            ParserChild child = ParserChild.start(command, scratch.newFolder("parser-"), maxAnswerBytes);
            if (register(child)) {
                return child;
            }
            child.close();
        } catch (IOException e) {
            throw new WorkException(FailureType.OUT_OF_CAPACITY, "cannot start a parser: " + e.getMessage(), e);
        }
        throw new WorkException(FailureType.UNAVAILABLE, "the worker is stopping");
    }

    private synchronized boolean register(ParserChild child) {
        return !closed && all.add(child);
    }
}
