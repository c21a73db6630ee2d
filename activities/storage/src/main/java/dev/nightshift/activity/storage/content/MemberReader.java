package dev.nightshift.activity.storage.content;

import dev.nightshift.activity.storage.source.ScratchFolder;
import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the members of one container, stretch by stretch, and those of the containers in it. The parser
 * that reads a member is none that has seen the others, so that one of them that kills it costs itself.
 */
final class MemberReader {
    private static final Logger LOG = LoggerFactory.getLogger(MemberReader.class);

    /** An attachment in a message in a mailbox in a packed archive is the fifth. */
    private static final int DEEPEST = 6;

    private static final long MEGABYTE = 1L << 20;

    private final ForkedExtractor extractor;
    private final ScratchFolder scratch;
    private final MemberSink sink;
    private final int maxMembers;
    private final int maxMegabytes;
    private long bytesLeft;
    private int members;
    private boolean exhausted;

    MemberReader(ForkedExtractor extractor, ScratchFolder scratch, ExtractionSettings settings, MemberSink sink) {
        this.extractor = extractor;
        this.scratch = scratch;
        this.sink = sink;
        this.maxMembers = settings.maxMembers();
        this.maxMegabytes = settings.maxExpandedMegabytes();
        this.bytesLeft = maxMegabytes * MEGABYTE;
    }

    void read(Path file, String fileName) {
        read(file, fileName, List.of());
    }

    /** Returns whether to go on. */
    private boolean read(Path container, String name, List<String> path) {
        long from = 0;
        boolean goesOn = true;
        while (goesOn && from != ContainerParser.END) {
            Path folder = newFolder();
            try {
                ParseAnswer.Unpacked stretch =
                        extractor.unpack(container, name, new ParseRequest.Unpacking(from, folder.toUri(), bytesLeft));
                if (stretch.next() == ContainerParser.TOO_MUCH) {
                    throw tooMuch();
                }
                goesOn = read(stretch.members(), path);
                from = stretch.next();
            } finally {
                delete(folder);
            }
        }
        return goesOn;
    }

    private boolean read(List<Member> stretch, List<String> above) {
        for (Member member : stretch) {
            members++;
            if (members > maxMembers) {
                throw exhausted("the file has more members than EXTRACTION_MAX_MEMBERS allows: " + maxMembers);
            }
            List<String> path = new ArrayList<>(above);
            path.add(member.name());
            boolean goesOn = member instanceof Member.Unpacked unpacked
                    ? read(unpacked, path)
                    : unread(path, "the member " + ((Member.Refused) member).reason());
            if (!goesOn) {
                return false;
            }
        }
        return true;
    }

    private boolean read(Member.Unpacked member, List<String> path) {
        long size = size(member.file());
        spend(size);
        if (!extractor.supports(member.name())) {
            return true;
        }
        if (path.size() > DEEPEST) {
            return unread(path, "the member lies in more than " + DEEPEST + " containers, one in the other");
        }
        try {
            ExtractedDocument document = extractor.extract(member.file(), member.name());
            if (!sink.read(path, document, size, member.modified())) {
                return false;
            }
        } catch (WorkException e) {
            return unreadUnlessTransient(path, e);
        }
        return !extractor.isContainer(member.name()) || readMembersOf(member, path);
    }

    private boolean readMembersOf(Member.Unpacked container, List<String> path) {
        try {
            return read(container.file(), container.name(), path);
        } catch (WorkException e) {
            if (exhausted) {
                throw e;
            }
            return unreadUnlessTransient(path, e);
        }
    }

    private boolean unreadUnlessTransient(List<String> path, WorkException failure) {
        if (failure.type() != FailureType.UNSUPPORTED_CONTENT) {
            throw failure;
        }
        return unread(path, String.valueOf(failure.getMessage()));
    }

    private boolean unread(List<String> path, String message) {
        return sink.unread(path, FailureType.UNSUPPORTED_CONTENT, message);
    }

    private void spend(long size) {
        bytesLeft -= size;
        if (bytesLeft < 0) {
            throw tooMuch();
        }
    }

    private WorkException tooMuch() {
        return exhausted("the file expands to more than EXTRACTION_MAX_EXPANDED_MB allows: " + maxMegabytes);
    }

    /** The limits are those of the outermost container, so it is refused as a whole. */
    private WorkException exhausted(String message) {
        exhausted = true;
        return new WorkException(FailureType.UNSUPPORTED_CONTENT, message);
    }

    private Path newFolder() {
        try {
            return scratch.newFolder("members-");
        } catch (IOException e) {
            throw new WorkException(
                    FailureType.OUT_OF_CAPACITY, "cannot write to STORAGE_TEMPORARY_DIRECTORY: " + e.getMessage(), e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try {
            ScratchFolder.deleteAll(folder);
        } catch (IOException e) {
            LOG.warn("cannot delete {}", folder, e);
        }
    }
}
