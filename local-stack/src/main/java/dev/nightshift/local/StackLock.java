package dev.nightshift.local;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Lets one command at a time change a stack. The system frees it when its holder dies. */
final class StackLock implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final FileChannel channel;

    private StackLock(FileChannel channel) {
        this.channel = requireNonNull(channel, "channel");
    }

    static StackLock take(StackHome home, Consumer<String> notes) {
        try {
            FileChannel channel =
                    FileChannel.open(home.file("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            AtomicReference<@Nullable FileLock> lock = new AtomicReference<>(tryLock(channel));
            if (lock.get() == null) {
                notes.accept("Another command works on this stack; waiting for it.");
            }
            boolean taken = Waiting.until(PATIENCE, () -> {
                if (lock.get() == null) {
                    lock.set(tryLock(channel));
                }
                return lock.get() == null ? Waiting.Answer.NOT_YET : Waiting.Answer.YES;
            });
            if (!taken) {
                channel.close();
                throw new StackException("another command has worked on this stack for " + PATIENCE.toMinutes()
                        + " minutes; end it, and try again.");
            }
            return new StackLock(channel);
        } catch (IOException e) {
            throw new StackException("cannot lock " + home.folder() + ": " + e, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StackException("cannot unlock the stack: " + e, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        } catch (IOException e) {
            throw new StackException("cannot lock: " + e, e);
        }
    }
}
