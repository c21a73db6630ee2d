package dev.nightshift.activity.storage.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.nightshift.activity.storage.content.ExtractedDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

class StructuredChunkerTest {
    private static final String SENTENCE = "The boat sailed out of the old harbour at dawn. ";

    private final StructuredChunker chunker = new StructuredChunker(new WordCount(), 256);

    @Test
    void keepsAShortDocumentWhole() {
        List<Chunk> chunks = chunker.chunk(Documents.ofText("  A short note.\n\nIn two paragraphs.\n"));

        assertThat(chunks).extracting(Chunk::text).containsExactly("A short note.\n\nIn two paragraphs.");
        assertThat(chunks.get(0).span().start()).isEqualTo(2);
        assertThat(chunks.get(0).headingPath()).isEmpty();
        assertThat(chunks.get(0).page()).isNull();
    }

    @Test
    void findsNothingInABlankDocument() {
        assertThat(chunker.chunk(Documents.ofText(""))).isEmpty();
        assertThat(chunker.chunk(Documents.ofText(" \n\t\n "))).isEmpty();
    }

    @Test
    void separatesLongSectionsAndNamesTheHeadingsOverEach() {
        ExtractedDocument document = new Documents()
                .title("Pilot book")
                .heading(1, "Harbours")
                .heading(2, "North")
                .paragraph(SENTENCE.repeat(8))
                .heading(2, "South")
                .paragraph(SENTENCE.repeat(8))
                .build();

        List<Chunk> chunks = chunker.chunk(document);

        assertThat(chunks)
                .extracting(Chunk::headingPath)
                .containsExactly(List.of("Harbours", "North"), List.of("Harbours", "South"));
        assertThat(chunks.get(0).text()).startsWith("Harbours\n\nNorth\n\nThe boat");
        assertThat(chunks.get(0).embeddingInput()).startsWith("Pilot book\n\nHarbours\n\nNorth\n\nThe boat");
        assertThat(chunks.get(1).text()).startsWith("South\n\nThe boat");
        assertThat(chunks.get(1).embeddingInput()).startsWith("Pilot book\nHarbours\n\nSouth\n\nThe boat");
    }

    @Test
    void mergesSmallSectionsUnderTheSameHeadingOnly() {
        ExtractedDocument document = new Documents()
                .heading(1, "Questions")
                .paragraph(SENTENCE.repeat(12))
                .heading(2, "First")
                .paragraph(SENTENCE)
                .heading(2, "Second")
                .paragraph(SENTENCE)
                .heading(1, "Answers")
                .paragraph(SENTENCE)
                .build();

        List<Chunk> chunks = chunker.chunk(document);

        assertThat(chunks)
                .extracting(Chunk::headingPath)
                .containsExactly(List.of("Questions"), List.of("Questions"), List.of("Answers"));
        assertThat(chunks.get(1).text())
                .startsWith("First\n\n")
                .contains("Second\n\n")
                .doesNotContain("Answers");
        assertThat(chunks.get(1).embeddingInput()).startsWith("Questions\n\nFirst\n\n");
    }

    @Test
    void cutsATableBetweenItsRowsAndRepeatsTheNamesOfItsColumns() {
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= 60; i++) {
            rows.append("Boat no. ").append(i).append(" | It left. It came back. | pier\n");
        }
        ExtractedDocument document = new Documents()
                .heading(1, "Boats")
                .table("Name | Story | Pier", rows.toString().strip())
                .paragraph(SENTENCE)
                .build();

        List<Chunk> chunks = chunker.chunk(document);

        assertThat(chunks).hasSizeGreaterThan(2);
        assertThat(chunks.get(0).text()).startsWith("Boats\n\nName | Story | Pier\nBoat no. 1 |");
        assertThat(chunks.get(0).tableHeader()).isEmpty();
        assertThat(chunks.subList(1, chunks.size())).allSatisfy(chunk -> {
            assertThat(chunk.text()).startsWith("Boat no. ");
            assertThat(chunk.text()).isEqualTo(chunk.span().in(document.text()));
            assertThat(chunk.tableHeader()).isEqualTo("Name | Story | Pier");
            assertThat(chunk.embeddingInput()).startsWith("Boats\n\nName | Story | Pier\nBoat no. ");
        });
    }

    @Test
    void keepsARowWholeThatFits() {
        String row = "Ship: " + SENTENCE.repeat(9).strip();
        ExtractedDocument document =
                new Documents().table("Log", String.join("\n", row, row, row)).build();

        List<Chunk> chunks = chunker.chunk(document);

        assertThat(chunks).extracting(Chunk::text).containsExactly("Log\n" + row, row, row);
    }

    @Test
    void shortensNamesOfColumnsThatLeaveNoRoomForRows() {
        ExtractedDocument document = new Documents()
                .table("column ".repeat(500).strip(), "one row\n".repeat(500).strip())
                .build();

        List<Chunk> chunks = chunker.chunk(document);

        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.tokens()).isLessThanOrEqualTo(256));
        assertThat(chunks.get(chunks.size() - 1).tableHeader())
                .startsWith("column column")
                .hasSizeLessThan(600);
        assertThat(chunks.get(chunks.size() - 1).embeddingInput()).startsWith("column column");
    }

    @Test
    void endsAtAParagraphRatherThanAtASentence() {
        ExtractedDocument document = new Documents()
                .paragraph(SENTENCE.repeat(5).strip())
                .paragraph(SENTENCE.repeat(4).strip() + " Here it ends.")
                .paragraph(SENTENCE.repeat(6).strip())
                .build();

        List<Chunk> chunks = chunker.chunk(document);

        assertThat(chunks).hasSizeGreaterThan(1);
        assertThat(chunks.get(0).text())
                .satisfiesAnyOf(
                        text -> assertThat(text).isEqualTo(SENTENCE.repeat(5).strip()),
                        text -> assertThat(text).endsWith("Here it ends."));
    }

    @Test
    void endsAtASentenceRatherThanBetweenWords() {
        List<Chunk> chunks = chunker.chunk(Documents.ofText(SENTENCE.repeat(60)));

        assertThat(chunks).hasSizeGreaterThan(3);
        assertThat(chunks)
                .allSatisfy(
                        chunk -> assertThat(chunk.text()).startsWith("The boat").endsWith("dawn."));
    }

    @Test
    void endsBetweenWordsRatherThanInsideOne() {
        List<Chunk> chunks = chunker.chunk(Documents.ofText("harbour ".repeat(900)));

        assertThat(chunks).hasSizeGreaterThan(3);
        assertThat(chunks)
                .allSatisfy(
                        chunk -> assertThat(chunk.text()).startsWith("harbour").endsWith("harbour"));
    }

    @Test
    void splitsALongSectionIntoPassagesNearTheTarget() {
        List<Chunk> chunks = chunker.chunk(Documents.ofText(SENTENCE.repeat(100)));

        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.tokens()).isBetween(90, 214));
    }

    @Test
    void leavesNoScrapBehindALongPassage() {
        List<Chunk> chunks = chunker.chunk(Documents.ofText(SENTENCE.repeat(14)));

        assertThat(chunks)
                .hasSize(2)
                .allSatisfy(chunk -> assertThat(chunk.tokens()).isGreaterThan(75));
    }

    @Test
    void namesThePageThatAPassageStartsOn() {
        ExtractedDocument document = new Documents()
                .page(1)
                .paragraph(SENTENCE.repeat(9))
                .page(2)
                .paragraph(SENTENCE.repeat(9))
                .page(3)
                .page(4)
                .paragraph(SENTENCE.repeat(9))
                .build();

        assertThat(chunker.chunk(document)).extracting(Chunk::page).containsExactly(1, 2, 4);
    }

    @Test
    void shortensALongHeadingPathFromItsOuterEnd() {
        ExtractedDocument document = new Documents()
                .title("a title ".repeat(20))
                .heading(1, "outer heading ".repeat(15))
                .heading(2, "Inner")
                .paragraph(SENTENCE.repeat(12))
                .build();

        Chunk last = chunker.chunk(document).get(1);

        assertThat(last.embeddingInput()).startsWith("Inner\n\nThe boat");
        assertThat(last.headingPath()).hasSize(2).last().isEqualTo("Inner");
    }

    @Test
    void doesNotTellTheModelTheTitleTwice() {
        ExtractedDocument document = new Documents()
                .title("Harbours")
                .heading(1, "Harbours")
                .paragraph(SENTENCE.repeat(30))
                .build();

        List<Chunk> chunks = chunker.chunk(document);

        assertThat(chunks.get(0).embeddingInput()).isEqualTo(chunks.get(0).text());
        assertThat(chunks.get(1).embeddingInput())
                .isEqualTo("Harbours\n\n" + chunks.get(1).text());
    }

    @Test
    void keepsItemsOfAListAndChineseSentencesWhole() {
        List<Chunk> items = chunker.chunk(Documents.ofText("- a point without a full stop\n".repeat(80)));
        List<Chunk> chinese = chunker.chunk(Documents.ofText("船在黎明时分驶出了旧港口。".repeat(80)));

        assertThat(items)
                .hasSizeGreaterThan(2)
                .allSatisfy(chunk -> assertThat(chunk.text()).startsWith("- a").endsWith("stop"));
        assertThat(chinese)
                .hasSizeGreaterThan(2)
                .allSatisfy(chunk -> assertThat(chunk.text()).startsWith("船在").endsWith("。"));
    }

    @Test
    void keepsThePassagesOfOtherSectionsWhenOneIsEdited() {
        Documents before = new Documents();
        Documents after = new Documents();
        for (int i = 0; i < 6; i++) {
            before.heading(2, "Part " + i).paragraph(SENTENCE.repeat(20));
            after.heading(2, "Part " + i).paragraph((i == 2 ? "New words. " : "") + SENTENCE.repeat(20));
        }

        List<String> old = chunker.chunk(before.build()).stream()
                .map(Chunk::embeddingInput)
                .toList();
        List<String> changed = chunker.chunk(after.build()).stream()
                .map(Chunk::embeddingInput)
                .filter(input -> !old.contains(input))
                .toList();

        assertThat(old).hasSizeGreaterThanOrEqualTo(12);
        assertThat(changed)
                .hasSizeLessThanOrEqualTo(2)
                .allSatisfy(input -> assertThat(input).contains("Part 2"));
    }

    @Test
    void refusesAModelThatTakesHardlyAnything() {
        assertThatIllegalArgumentException().isThrownBy(() -> new StructuredChunker(new WordCount(), 15));
    }
}
