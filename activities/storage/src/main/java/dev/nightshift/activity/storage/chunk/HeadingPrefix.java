package dev.nightshift.activity.storage.chunk;

import dev.nightshift.activity.storage.chunk.Outline.Section;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the model is to see before a passage: the document's title and the headings over it. */
final class HeadingPrefix {
    private final String title;
    private final TokenCounter counter;
    private final int maxTokens;

    /**
     * Prepares the prefixes of one document.
     *
     * @param maxTokens of a prefix, the model's own markers included
     */
    HeadingPrefix(@Nullable String title, TokenCounter counter, int maxTokens) {
        this.title = title == null ? "" : Outline.shortened(title);
        this.counter = counter;
        this.maxTokens = maxTokens;
    }

    /**
     * Returns the title and headings, one a line, or "" if there are none. Where they are too long the
     * outermost go first, as the innermost tell most.
     *
     * @param above the sections around a passage whose headings are not part of it, outermost first
     * @param titleIsNear true if the passage or its headings show the title already
     */
    String of(List<Section> above, boolean titleIsNear) {
        List<String> lines = new ArrayList<>();
        if (!titleIsNear && !title.isEmpty()) {
            lines.add(title);
        }
        above.stream()
                .map(section -> section.title)
                .filter(line -> !line.isEmpty())
                .forEach(lines::add);
        String prefix = String.join("\n", lines);
        while (!prefix.isEmpty() && counter.count(prefix) > maxTokens) {
            if (lines.size() > 1) {
                lines.remove(0);
                prefix = String.join("\n", lines);
            } else {
                int half = prefix.length() / 2;
                prefix = half == 0
                        ? ""
                        : prefix.substring(0, Graphemes.cutBefore(prefix, 0, half))
                                .strip();
            }
        }
        return prefix;
    }

    String title() {
        return title;
    }
}
