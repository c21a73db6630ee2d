package dev.nightshift.activity.storage.content;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The people that an author field names. */
final class Authors {
    private static final int MOST = 100;
    private static final int LONGEST = 200;
    private static final Pattern SURE = Pattern.compile("\\s*(?:[;\\n|]|\\s(?:and|und|et|&)\\s)\\s*");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    private Authors() {}

    static List<String> split(String names) {
        return SURE.splitAsStream(CleanText.of(names))
                .flatMap(Authors::splitAtCommas)
                .map(name -> name.strip().replaceAll("\\s+", " "))
                .filter(name -> !name.isEmpty() && name.length() <= LONGEST)
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** "Doe, Jane" is one person, "Jane Doe, John Roe" are two: whole names have a space. */
    private static Stream<String> splitAtCommas(String part) {
        List<String> pieces = COMMA.splitAsStream(part.strip()).toList();
        boolean wholeNames = pieces.stream().allMatch(piece -> piece.contains(" "));
        return wholeNames || pieces.size() > 2 ? pieces.stream() : Stream.of(part);
    }
}
