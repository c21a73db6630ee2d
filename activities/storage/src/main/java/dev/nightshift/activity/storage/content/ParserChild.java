package dev.nightshift.activity.storage.content;

import dev.nightshift.activity.storage.source.ScratchFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One parser process, used by one thread at a time. */
final class ParserChild implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ParserChild.class);
    private static final Duration DEATH = Duration.ofSeconds(5);
    private static final Set<String> LOCALE = Set.of("LC_ALL", "LC_CTYPE", "LANG");

    private final Process process;
    private final Path folder;
    private final long maxAnswerBytes;
    private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(2);
    private int served;
    private long idleSince;

    private ParserChild(Process process, Path folder, long maxAnswerBytes) {
        this.process = process;
        this.folder = folder;
        this.maxAnswerBytes = maxAnswerBytes;
    }

    /** What came out of the process: an answer, or why there will be none. */
    private sealed interface Event {
        record Answer(byte[] body) implements Event {}

        record Garbage() implements Event {}

        record Ended() implements Event {}
    }

    static ParserChild start(ChildCommand command, Path folder, long maxAnswerBytes) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.in(folder))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        keepOnlyLocale(builder.environment());
        ParserChild child = new ParserChild(builder.start(), folder, maxAnswerBytes);
        Thread reader = new Thread(child::readAnswers, "parser-" + child.process.pid());
        reader.setDaemon(true);
        reader.start();
        return child;
    }

    /** The locale says how paths are written, such as those of the class path; all else stays outside. */
    private static void keepOnlyLocale(Map<String, String> environment) {
        environment.keySet().retainAll(LOCALE);
    }

    /**
     * Sends a request and waits for the answer.
     *
     * @throws ChildFailedException if none comes; the process is of no use then
     */
    byte[] ask(byte[] request, Duration timeout) throws ChildFailedException, InterruptedException {
        try {
            Frames.write(request, process.getOutputStream());
        } catch (IOException e) {
            throw new ChildFailedException(ending(), e);
        }
        byte[] answer = await(timeout);
        served++;
        return answer;
    }

    byte[] await(Duration timeout) throws ChildFailedException, InterruptedException {
        Event event = events.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
        if (event == null) {
            throw new ChildFailedException(new ChildFailure.TooSlow());
        }
        if (event instanceof Event.Answer answer) {
            return answer.body();
        }
        throw new ChildFailedException(event instanceof Event.Garbage ? new ChildFailure.Garbage() : ending());
    }

    /** Returns how many documents it has read. */
    int served() {
        return served;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long processId() {
        return process.pid();
    }

    void becomeIdle() {
        idleSince = System.nanoTime();
    }

    Duration idle() {
        return Duration.ofNanos(System.nanoTime() - idleSince);
    }

    /** Kills the process with all it may have started, and deletes its folder. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        boolean interrupted = Thread.interrupted();
        try {
            process.waitFor(DEATH.toMillis(), TimeUnit.MILLISECONDS);
            ScratchFolder.deleteAll(folder);
        } catch (InterruptedException e) {
            interrupted = true;
        } catch (IOException e) {
            LOG.warn("cannot delete {}", folder, e);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private ChildFailure ending() throws InterruptedException {
        return process.waitFor(DEATH.toMillis(), TimeUnit.MILLISECONDS)
                ? new ChildFailure.Died(process.exitValue())
                : new ChildFailure.Garbage();
    }

    private void readAnswers() {
        try (InputStream in = process.getInputStream()) {
            while (events.offer(new Event.Answer(Frames.read(in, maxAnswerBytes)))) {}
        } catch (Frames.GarbageException e) {
            events.offer(new Event.Garbage());
        } catch (IOException e) {
            events.offer(new Event.Ended());
        }
    }
}
