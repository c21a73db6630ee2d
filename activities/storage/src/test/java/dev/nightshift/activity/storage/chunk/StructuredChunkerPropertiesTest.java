package dev.nightshift.activity.storage.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.activity.storage.content.ExtractedDocument;
import dev.nightshift.activity.storage.content.ExtractedDocument.Heading;
import dev.nightshift.contract.storage.Span;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every document, tried on random ones. A failure names its seed. */
@Timeout(120)
class StructuredChunkerPropertiesTest {
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void cutsExactlyAndLosesNothing(long seed) {
        Random random = new Random(seed);
        ExtractedDocument document = RandomDocuments.next(random);
        int maxTokens = random.nextBoolean() ? 256 : 16 + random.nextInt(100);
        TokenCounter counter = random.nextBoolean() ? new WordCount() : String::length;

        List<Chunk> chunks = new StructuredChunker(counter, maxTokens).chunk(document);

        assertSpansAreExactAndInOrder(document.text(), chunks);
        assertNothingIsLost(document.text(), chunks);
        assertThat(chunks).allSatisfy(chunk -> {
            assertThat(chunk.tokens())
                    .isEqualTo(counter.count(chunk.embeddingInput()))
                    .isLessThanOrEqualTo(maxTokens);
            assertThat(chunk.embeddingInput()).endsWith(chunk.text());
            assertThat(chunk.page()).isEqualTo(pageAt(document, chunk.span().start()));
            assertThat(isInsidePair(document.text(), chunk.span().start())).isFalse();
            assertThat(isInsidePair(document.text(), chunk.span().end())).isFalse();
        });
        assertThat(new StructuredChunker(counter, maxTokens).chunk(document)).isEqualTo(chunks);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void staysUnderTheHeadingThatItsPathNames(long seed) {
        ExtractedDocument document = RandomDocuments.next(new Random(seed));

        List<Chunk> chunks = new StructuredChunker(new WordCount(), 256).chunk(document);

        for (Chunk chunk :
                chunks.stream().filter(c -> !c.headingPath().isEmpty()).toList()) {
            String innermost = chunk.headingPath().get(chunk.headingPath().size() - 1);
            Heading over = document.headings().stream()
                    .filter(heading -> heading.title().equals(innermost))
                    .findFirst()
                    .orElseThrow();
            assertThat(document.headings())
                    .filteredOn(heading -> heading.span().start() > over.span().start()
                            && heading.span().start() < chunk.span().end())
                    .allSatisfy(heading -> assertThat(heading.level()).isGreaterThan(over.level()));
            assertThat(textOutsideHeadings(
                            document, chunk.span().start(), over.span().start()))
                    .noneMatch(Character::isLetterOrDigit);
        }
    }

    /** Judged by the rules of the JDK that runs the test, not by our own. */
    @ParameterizedTest
    @MethodSource("seeds")
    void splitsNothingThatAReaderTakesForOneCharacter(long seed) {
        ExtractedDocument document = RandomDocuments.next(new Random(seed));
        BitSet boundaries = new BitSet();
        Matcher matcher = CHARACTER.matcher(document.text());
        boundaries.set(0);
        while (matcher.find()) {
            boundaries.set(matcher.end());
        }

        List<Chunk> chunks = new StructuredChunker(new WordCount(), 256).chunk(document);

        for (Chunk chunk : chunks) {
            for (int cut : new int[] {chunk.span().start(), chunk.span().end()}) {
                assertThat(boundaries.get(cut) || endsAChainOfAccents(document.text(), cut))
                        .as("cut at %d", cut)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "word ",
                "Short one. ",
                "船",
                "🙂",
                " ",
                "\n",
                "x\n\n",
                "\u0301",
                "🇩🇪",
                ".",
                "# ",
                "。",
                "- item\n"
            })
    void takesTimeLinearInTheLengthOfOneKindOfText(String unit) {
        String text = unit.repeat(5_000_000 / unit.length());
        WordCount counter = new WordCount();
        long start = System.nanoTime();

        List<Chunk> chunks = new StructuredChunker(counter, 256).chunk(Documents.ofText(text));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(counter.characters()).isLessThan(6L * text.length());
        assertNothingIsLost(text, chunks);
    }

    private static void assertSpansAreExactAndInOrder(String text, List<Chunk> chunks) {
        int end = 0;
        for (int i = 0; i < chunks.size(); i++) {
            Chunk chunk = chunks.get(i);
            assertThat(chunk.ordinal()).isEqualTo(i);
            assertThat(chunk.span().start()).isGreaterThanOrEqualTo(end);
            assertThat(chunk.span().in(text)).isEqualTo(chunk.text());
            assertThat(chunk.text()).isNotBlank().isEqualTo(chunk.text().strip());
            assertThat(chunk.text().length()).isLessThanOrEqualTo(4_000);
            end = chunk.span().end();
        }
    }

    private static void assertNothingIsLost(String text, List<Chunk> chunks) {
        int end = 0;
        for (Chunk chunk : chunks) {
            assertThat(text.substring(end, chunk.span().start())).isBlank();
            end = chunk.span().end();
        }
        assertThat(text.substring(end)).isBlank();
    }

    private static boolean isInsidePair(String text, int index) {
        return index > 0
                && index < text.length()
                && Character.isHighSurrogate(text.charAt(index - 1))
                && Character.isLowSurrogate(text.charAt(index));
    }

    /** Hundreds of accents on one letter are one character by the rules, and are cut all the same. */
    private static boolean endsAChainOfAccents(String text, int index) {
        return text.substring(0, index).endsWith("\u0301".repeat(64));
    }

    private static @Nullable Integer pageAt(ExtractedDocument document, int offset) {
        return document.pages().stream()
                .filter(page -> page.offset() <= offset)
                .reduce((first, second) -> second)
                .map(ExtractedDocument.PageStart::page)
                .orElse(null);
    }

    private static IntStream textOutsideHeadings(ExtractedDocument document, int from, int to) {
        StringBuilder text = new StringBuilder(document.text().substring(0, Math.max(from, to)));
        for (Heading heading : document.headings()) {
            Span span = heading.span();
            for (int i = span.start(); i < Math.min(span.end(), text.length()); i++) {
                text.setCharAt(i, ' ');
            }
        }
        return text.substring(from).codePoints();
    }
}
