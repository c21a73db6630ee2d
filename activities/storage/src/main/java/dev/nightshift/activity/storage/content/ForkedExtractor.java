package dev.nightshift.activity.storage.content;

import dev.nightshift.activity.storage.source.ScratchFolder;
import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Extracts in processes of their own, with bounded memory, an empty environment and no network. A file
 * that hangs, crashes or exhausts its parser costs that process and itself, and nothing else.
 *
 * <p>The first document of each process takes about a second longer than the next ones.
 */
public final class ForkedExtractor implements DocumentExtractor {
    private final ExtractionSettings settings;
    private final List<ContentFormat> formats;
    private final ScratchFolder scratch;
    private final ParserPool pool;
    private final AtomicLong requests = new AtomicLong();
    private @Nullable LanguageDetector languages;

    /**
     * Starts no process yet.
     *
     * @param scratch for the temporary files of the parsers; to be closed after this
     */
    public ForkedExtractor(ExtractionSettings settings, ScratchFolder scratch) {
        this(settings, scratch, ContentFormats.ALL, ExtractionChild.class.getName());
    }

    ForkedExtractor(
            ExtractionSettings settings, ScratchFolder scratch, List<ContentFormat> formats, String childMainClass) {
        this.settings = settings;
        this.formats = formats;
        this.scratch = scratch;
        this.pool =
                new ParserPool(new ChildCommand(childMainClass, settings.childMemoryMegabytes()), settings, scratch);
    }

    @Override
    public ExtractedDocument extract(Path file, String fileName) {
        ParseAnswer answer = ask(file, fileName, null);
        if (answer instanceof ParseAnswer.Parsed parsed) {
            return withLanguage(parsed.document());
        }
        throw new IllegalStateException("the parser answered another question");
    }

    @Override
    public boolean isContainer(String fileName) {
        return ContentFormats.promisedBy(fileName, formats)
                .filter(format -> format.container() != null)
                .isPresent();
    }

    @Override
    public void extractMembers(Path file, String fileName, MemberSink sink) {
        new MemberReader(this, scratch, settings, sink).read(file, fileName);
    }

    /** Takes a stretch of a container apart, into an empty folder. */
    ParseAnswer.Unpacked unpack(Path file, String fileName, ParseRequest.Unpacking stretch) {
        ParseAnswer answer = ask(file, fileName, stretch);
        if (answer instanceof ParseAnswer.Unpacked unpacked) {
            return unpacked;
        }
        throw new IllegalStateException("the parser answered another question");
    }

    @Override
    public String version() {
        return ExtractionVersion.of(settings.limits());
    }

    @Override
    public boolean supports(String fileName) {
        return ContentFormats.promisedBy(fileName, formats).isPresent();
    }

    @Override
    public void close() {
        pool.close();
    }

    List<Long> processIds() {
        return pool.processIds();
    }

    private ParseAnswer ask(Path file, String fileName, ParseRequest.@Nullable Unpacking stretch) {
        if (!supports(fileName)) {
            throw new WorkException(FailureType.UNSUPPORTED_CONTENT, "the file is of no type that can be read");
        }
        ParseRequest request =
                new ParseRequest(requests.incrementAndGet(), file.toUri(), fileName, settings.limits(), stretch);
        try {
            ParseAnswer answer = ask(request);
            if (answer instanceof ParseAnswer.Refused refused) {
                throw new WorkException(FailureType.UNSUPPORTED_CONTENT, "the file " + refused.reason());
            }
            return answer;
        } catch (ChildFailedException e) {
            throw explain(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkException(FailureType.UNAVAILABLE, "interrupted while a parser was at work", e);
        }
    }

    /** A process that has served before may suffer from an earlier file: only a fresh one convicts. */
    private ParseAnswer ask(ParseRequest request) throws ChildFailedException, InterruptedException {
        ParserChild child = pool.take();
        boolean fresh = child.served() == 0;
        try {
            return ask(request, child);
        } catch (ChildFailedException e) {
            if (fresh || e.failure() instanceof ChildFailure.TooSlow) {
                throw e;
            }
        }
        return askFresh(request);
    }

    private ParseAnswer askFresh(ParseRequest request) throws ChildFailedException, InterruptedException {
        ParserChild child = pool.take();
        while (child.served() > 0) {
            pool.discard(child);
            child = pool.take();
        }
        return ask(request, child);
    }

    private ParseAnswer ask(ParseRequest request, ParserChild child) throws ChildFailedException, InterruptedException {
        boolean reusable = false;
        try {
            ParseAnswer answer = ParseAnswer.of(child.ask(request.toBytes(), settings.timeout()), request);
            reusable = true;
            return answer;
        } catch (IOException e) {
            throw new ChildFailedException(new ChildFailure.Garbage(), e);
        } finally {
            if (reusable) {
                pool.giveBack(child);
            } else {
                pool.discard(child);
            }
        }
    }

    private ExtractedDocument withLanguage(ExtractedDocument document) {
        String language = languages().detect(document.text()).orElse(null);
        return new ExtractedDocument(
                document.text(),
                document.metadata().withLanguage(language),
                document.headings(),
                document.pages(),
                document.links(),
                document.tables(),
                document.times());
    }

    /** Made on first use, as its model takes time and memory that a start should not. */
    private synchronized LanguageDetector languages() {
        LanguageDetector detector = languages == null ? new LanguageDetector() : languages;
        languages = detector;
        return detector;
    }

    private WorkException explain(ChildFailedException e) {
        if (pool.isClosed()) {
            return new WorkException(FailureType.UNAVAILABLE, "the worker is stopping", e);
        }
        ChildFailure failure = e.failure();
        if (failure instanceof ChildFailure.TooSlow) {
            return unsupported("the parser took longer than EXTRACTION_TIMEOUT allows: " + settings.timeout(), e);
        }
        if (!(failure instanceof ChildFailure.Died died)) {
            return unsupported("the parser gave no readable answer", e);
        }
        if (died.exitCode() == ExtractionChild.NO_ROOM) {
            return new WorkException(
                    FailureType.OUT_OF_CAPACITY, "cannot write members to STORAGE_TEMPORARY_DIRECTORY", e);
        }
        if (died.killedFromOutside()) {
            return new WorkException(FailureType.OUT_OF_CAPACITY, "the parser was killed by the system", e);
        }
        return died.outOfMemory()
                ? unsupported(
                        "the parser ran out of memory; EXTRACTION_CHILD_MEMORY_MB is "
                                + settings.childMemoryMegabytes(),
                        e)
                : unsupported("the parser crashed with exit code " + died.exitCode(), e);
    }

    private static WorkException unsupported(String message, Throwable cause) {
        return new WorkException(FailureType.UNSUPPORTED_CONTENT, message, cause);
    }
}
