package dev.nightshift.activity.storage.content;

import dev.nightshift.activity.storage.source.ScratchFolder;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/**
 * The main class of a parser process. Reads requests from its standard input and writes answers to its
 * standard output; ends when its input ends, even in the middle of a document, so that it never
 * outlives its worker.
 */
public final class ExtractionChild {
    static final int OUT_OF_MEMORY = 3;
    static final int NO_ROOM = 4;
    static final int MAX_REQUEST_BYTES = 1 << 20;

    private static final int PROTOCOL_BROKEN = 70;
    private static final long IDLE_MINUTES = 5;

    private final List<ContentFormat> formats;
    private final SynchronousQueue<byte[]> requests = new SynchronousQueue<>();

    ExtractionChild(List<ContentFormat> formats) {
        this.formats = formats;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        new ExtractionChild(ContentFormats.ALL).serve();
    }

    void serve() throws IOException, InterruptedException {
        // What a library prints would break the frames.
        OutputStream answers = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err);
        NoNetwork.install();
        Frames.write(ExtractionVersion.LIBRARIES.getBytes(StandardCharsets.UTF_8), answers);
        Thread reader = new Thread(this::readRequests, "requests");
        reader.setDaemon(true);
        reader.start();
        while (true) {
            byte[] request = requests.poll(IDLE_MINUTES, TimeUnit.MINUTES);
            if (request == null) {
                Runtime.getRuntime().halt(0);
                return;
            }
            ParseRequest parsed = ParseRequest.of(request);
            Frames.write(answer(parsed).toBytes(parsed.id()), answers);
        }
    }

    private void readRequests() {
        InputStream in = new FileInputStream(FileDescriptor.in);
        try {
            while (true) {
                requests.put(Frames.read(in, MAX_REQUEST_BYTES));
            }
        } catch (EOFException e) {
            Runtime.getRuntime().halt(0);
        } catch (IOException | InterruptedException e) {
            Runtime.getRuntime().halt(PROTOCOL_BROKEN);
        }
    }

    private ParseAnswer answer(ParseRequest request) throws IOException {
        try {
            return request.unpacking() == null
                    ? new ParseAnswer.Parsed(parse(request))
                    : unpack(request, request.unpacking());
        } catch (MemberWriter.NoRoomException e) {
            Runtime.getRuntime().halt(NO_ROOM);
            throw e;
        } catch (BrokenContentException e) {
            return new ParseAnswer.Refused(String.valueOf(e.getMessage()));
        } catch (OutOfMemoryError e) {
            Runtime.getRuntime().halt(OUT_OF_MEMORY);
            throw e;
        } catch (StackOverflowError e) {
            return new ParseAnswer.Refused("is nested too deeply");
        } catch (Exception | LinkageError e) {
            return new ParseAnswer.Refused("is broken: " + Reason.of(e));
        } finally {
            emptyTemporaryFolder();
        }
    }

    private ExtractedDocument parse(ParseRequest request) throws IOException, BrokenContentException {
        ContentFormat format = format(request);
        DocumentDraft draft = new DocumentDraft(request.limits());
        format.parser().get().parse(Path.of(request.file()), draft);
        return format.container() == null
                ? draft.finish(request.fileName(), format.mediaType())
                : draft.finishContainer(request.fileName(), format.mediaType());
    }

    private ParseAnswer unpack(ParseRequest request, ParseRequest.Unpacking asked)
            throws IOException, BrokenContentException {
        ContentFormat format = format(request);
        if (format.container() == null) {
            throw new BrokenContentException("is " + format.name() + ", which has no members");
        }
        MemberWriter out = new MemberWriter(request.fileName(), Path.of(asked.folder()), asked.maxBytes());
        try {
            long next = format.container().get().unpack(Path.of(request.file()), asked.from(), out);
            return new ParseAnswer.Unpacked(out.members(), next);
        } catch (MemberWriter.TooMuchException e) {
            return new ParseAnswer.Unpacked(List.of(), ContainerParser.TOO_MUCH);
        }
    }

    private ContentFormat format(ParseRequest request) throws IOException, BrokenContentException {
        Path file = Path.of(request.file());
        Optional<ContentFormat> promised = ContentFormats.promisedBy(request.fileName(), formats);
        if (promised.isEmpty()) {
            throw new BrokenContentException("is of no type that can be read");
        }
        ContentFormat format = promised.get();
        if (Files.size(file) == 0) {
            throw new BrokenContentException("is empty");
        }
        ContentSignature found = ContentSignature.of(file);
        if (found != format.signature()) {
            throw mismatch(format, found, file);
        }
        return format;
    }

    private static BrokenContentException mismatch(ContentFormat format, ContentSignature found, Path file) {
        if (found == ContentSignature.OLE2 && EncryptedOffice.isAt(file)) {
            return BrokenContentException.encrypted();
        }
        return new BrokenContentException(
                "is named like %s but holds %s".formatted(format.name(), found.description()));
    }

    private static void emptyTemporaryFolder() throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
            for (Path path : left) {
                ScratchFolder.deleteAll(path);
            }
        }
    }
}
