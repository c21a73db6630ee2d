package dev.nightshift.activity.storage.chunk;

import static java.util.Objects.requireNonNull;

import dev.nightshift.activity.storage.content.ExtractedDocument;
import java.util.List;

/**
 * Cuts a document into passages along its structure. A passage is a part of one section, or several
 * small sections under one heading; it ends at a paragraph, else at a sentence, else between words, and
 * inside a word only where that word is longer than a passage may be. A table is cut between its rows,
 * and the row that names its columns is repeated to the model and to full text.
 *
 * <p>Passages do not overlap: each repeats its headings to the model instead, which tells more of its
 * context than the last sentence before it would, and an edit changes few passages, so that the vectors
 * of the others are kept. Every character that is not white space lies in exactly one passage.
 *
 * <p>The same document always gives the same passages, in time linear in its length. Safe for use by
 * several threads at once if its counter is.
 */
public final class StructuredChunker {
    /** Changes whenever the same document could give other passages. */
    public static final String VERSION = "structured-2";

    private static final int TARGET_TOKENS = 200;
    private static final int FEWEST_MAX_TOKENS = 16;

    /** The part of the model's input that headings may take. */
    private static final int HEADING_SHARE = 6;

    private final TokenCounter counter;
    private final int maxTokens;

    /**
     * Prepares a chunker.
     *
     * @param maxTokens most tokens of {@link Chunk#embeddingInput}, at least 16
     */
    public StructuredChunker(TokenCounter counter, int maxTokens) {
        this.counter = requireNonNull(counter, "counter");
        if (maxTokens < FEWEST_MAX_TOKENS) {
            throw new IllegalArgumentException("maxTokens must be at least 16 but is " + maxTokens);
        }
        this.maxTokens = maxTokens;
    }

    /**
     * Returns the passages in order; none if the text is blank.
     *
     * @throws IllegalStateException if the counter finds more than {@code maxTokens} in one character
     */
    public List<Chunk> chunk(ExtractedDocument document) {
        int markers = counter.count("");
        int headingTokens = maxTokens / HEADING_SHARE;
        int mostTokens = maxTokens - markers - headingTokens;
        List<Outline.Section> sections = Outline.of(document);
        TableHeaders tables = new TableHeaders(document, counter, markers, mostTokens);
        Pieces pieces =
                new PieceCutter(document.text(), counter, markers, Math.max(1, mostTokens / 2), tables).cut(sections);
        HeadingPrefix prefix = new HeadingPrefix(document.metadata().title(), counter, markers + headingTokens);
        ChunkWriter writer = new ChunkWriter(
                document, sections, pieces, new ChunkWriter.Repeated(prefix, tables), counter, maxTokens);
        new Packer(pieces, Math.min(TARGET_TOKENS, mostTokens), mostTokens, writer::write).pack(sections.get(0));
        return writer.chunks();
    }
}
