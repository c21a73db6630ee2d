package dev.nightshift.benchmark;

import dev.nightshift.embedding.TextEmbedder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes Markdown whose every section is one passage: some sentences, put together by chance, under a heading. */
final class GeneratedPassages {
    private static final int PER_FILE = 50;
    /** The chunker puts sections of half its 200 tokens together, and cuts longer ones than it. */
    private static final int FEWEST_TOKENS = 110;

    private static final int MOST_TOKENS = 180;
    private static final int WORDS_OF_HEADING = 4;
    private static final int ATTEMPTS = 1_000;

    private final List<String> sentences;
    private final TextEmbedder embedder;
    private final Random random;
    private final Set<String> written = new HashSet<>();

    GeneratedPassages(List<String> sentences, TextEmbedder embedder, long seed) {
        this.sentences = sentences;
        this.embedder = embedder;
        this.random = new Random(seed);
    }

    /**
     * Writes {@code passages} sections, no two alike, and returns the files.
     *
     * @throws MeasurementException if there are too few sentences for that
     */
    List<Path> write(Path folder, int passages) {
        List<Path> files = new ArrayList<>();
        try {
            for (int first = 0; first < passages; first += PER_FILE) {
                String text = Stream.generate(this::section)
                        .limit(Math.min(PER_FILE, passages - first))
                        .collect(Collectors.joining("\n\n", "", "\n"));
                files.add(Files.writeString(folder.resolve("passages-" + first + ".md"), text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private String section() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            StringBuilder section = new StringBuilder("## " + heading() + "\n\n" + any());
            while (embedder.countTokens(section.toString()) < FEWEST_TOKENS) {
                section.append(' ').append(any());
            }
            String text = section.toString();
            if (embedder.countTokens(text) <= MOST_TOKENS && written.add(text)) {
                return text;
            }
        }
        throw new MeasurementException("the corpus has too few sentences to make so many different passages of");
    }

    private String heading() {
        return Stream.of(any().split(" ", -1)).limit(WORDS_OF_HEADING).collect(Collectors.joining(" "));
    }

    private String any() {
        return sentences.get(random.nextInt(sentences.size()));
    }
}
