package dev.nightshift.activity.storage.content;

import dev.nightshift.activity.storage.source.ScratchFolder;
import dev.nightshift.activity.storage.source.SourceSnapshot;
import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import java.io.IOException;
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
        this.pool =
                new ParserPool(new ChildCommand(childMainClass, settings.childMemoryMegabytes()), settings, scratch);
    }

    @Override
    public ExtractedDocument extract(SourceSnapshot snapshot) {
        if (!supports(snapshot.fileName())) {
            throw new WorkException(FailureType.UNSUPPORTED_CONTENT, "the file is of no type that can be read");
        }
        try {
            return withLanguage(parse(snapshot));
        } catch (ChildFailedException e) {
            throw explain(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WorkException(FailureType.UNAVAILABLE, "interrupted while a parser was at work", e);
        }
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

    /** A process that has served before may suffer from an earlier file: only a fresh one convicts. */
    private ExtractedDocument parse(SourceSnapshot snapshot) throws ChildFailedException, InterruptedException {
        ParserChild child = pool.take();
        boolean fresh = child.served() == 0;
        try {
            return parse(snapshot, child);
        } catch (ChildFailedException e) {
            if (fresh || e.failure() instanceof ChildFailure.TooSlow) {
                throw e;
            }
        }
        return parseInFresh(snapshot);
    }

    private ExtractedDocument parseInFresh(SourceSnapshot snapshot) throws ChildFailedException, InterruptedException {
        ParserChild child = pool.take();
        while (child.served() > 0) {
            pool.discard(child);
            child = pool.take();
        }
        return parse(snapshot, child);
    }

    private ExtractedDocument parse(SourceSnapshot snapshot, ParserChild child)
            throws ChildFailedException, InterruptedException {
        boolean reusable = false;
        try {
            ParseAnswer answer = ask(snapshot, child);
            reusable = true;
            if (answer instanceof ParseAnswer.Parsed parsed) {
                return parsed.document();
            }
            String reason = answer instanceof ParseAnswer.Refused refused ? refused.reason() : "cannot be read";
            throw new WorkException(FailureType.UNSUPPORTED_CONTENT, "the file " + reason);
        } finally {
            if (reusable) {
                pool.giveBack(child);
            } else {
                pool.discard(child);
            }
        }
    }

    private ParseAnswer ask(SourceSnapshot snapshot, ParserChild child)
            throws ChildFailedException, InterruptedException {
        long id = requests.incrementAndGet();
        ParseRequest request = new ParseRequest(id, snapshot.file().toUri(), snapshot.fileName(), settings.limits());
        try {
            return ParseAnswer.of(child.ask(request.toBytes(), settings.timeout()), id);
        } catch (IOException e) {
            throw new ChildFailedException(new ChildFailure.Garbage(), e);
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
