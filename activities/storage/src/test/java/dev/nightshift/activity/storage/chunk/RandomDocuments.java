package dev.nightshift.activity.storage.chunk;

import dev.nightshift.activity.storage.content.ExtractedDocument;
import java.util.List;
import java.util.Random;

/** Documents of every shape that a seed can give. */
final class RandomDocuments {
    private static final List<String> WORDS = List.of(
            "a",
            "boat",
            "harbour",
            "morning",
            "e.g.",
            "Dr.",
            "3.14",
            "naïve",
            "cafe\u0301",
            "wait!",
            "really?",
            "so…",
            "(well)",
            "船",
            "在黎明时分，",
            "驶出了旧港口。",
            "한국어를",
            "ภาษาไทยไม่เว้นวรรค",
            "🙂",
            "👩‍👩‍👧‍👦",
            "🇩🇪🇫🇷",
            "👍🏽",
            "z\u0301\u0302\u0303",
            "\u200b",
            "https://example.org/a/very/long/path?with=query&and=more",
            "x_y.z()",
            "-",
            "•");
    private static final List<String> SEPARATORS =
            List.of(" ", " ", " ", " ", " ", "\n", ". ", "  ", "\t", "\r\n", "\n- ");
    private static final List<String> UNBROKEN =
            List.of("a", "ab3/", "船", "🙂", "👩‍👩‍👧", "e\u0301", "ไ", "\u0301", "🇩🇪", "각", "\u1112\u1161\u11ab");

    private RandomDocuments() {}

    static ExtractedDocument next(Random random) {
        Documents document = new Documents();
        if (random.nextBoolean()) {
            document.title(words(random, 1 + random.nextInt(30)));
        }
        int parts = random.nextInt(25);
        int page = 1;
        for (int i = 0; i < parts; i++) {
            switch (random.nextInt(7)) {
                case 0, 1 -> document.heading(1 + random.nextInt(4), heading(random, i));
                case 2 -> document.page(page++);
                case 3 -> document.paragraph(words(random, random.nextInt(12)));
                case 5 -> document.table(words(random, 1 + random.nextInt(40)), words(random, 1 + random.nextInt(300)));
                case 4 -> document.paragraph(words(random, random.nextInt(600)));
                default -> document.text(unbroken(random)).text(random.nextBoolean() ? "\n\n" : "");
            }
        }
        return document.build();
    }

    /** The number makes each heading one of a kind, so that a test can find it by its title. */
    private static String heading(Random random, int number) {
        String title = "H" + number + " " + words(random, random.nextInt(6));
        return title.replaceAll("\\s+", " ").strip();
    }

    private static String words(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(pick(random, WORDS)).append(pick(random, SEPARATORS));
        }
        return text.toString();
    }

    private static String unbroken(Random random) {
        StringBuilder text = new StringBuilder();
        boolean mixed = random.nextBoolean();
        String unit = pick(random, UNBROKEN);
        int count = random.nextInt(3_000);
        for (int i = 0; i < count; i++) {
            text.append(mixed ? pick(random, UNBROKEN) : unit);
        }
        return text.toString();
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
