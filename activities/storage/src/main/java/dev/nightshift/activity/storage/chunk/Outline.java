package dev.nightshift.activity.storage.chunk;

import static java.util.Objects.requireNonNull;

import dev.nightshift.activity.storage.content.ExtractedDocument;
import dev.nightshift.activity.storage.content.ExtractedDocument.Heading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sections of a document as a tree. The root is the document itself and has no heading. */
final class Outline {
    /** A title is repeated with every passage under it, so a page-long one would be costly. */
    private static final int LONGEST_TITLE = 300;

    private static final int INNERMOST_LEVEL = 6;

    private Outline() {}

    /** Returns all sections in the order of their starts, the root first. Headings out of order are left out. */
    static List<Section> of(ExtractedDocument document) {
        String text = document.text();
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(null, 0, "", 0, 0));
        Section open = sections.get(0);
        for (Heading heading : document.headings()) {
            int start = withMarkup(text, heading.span().start());
            int end = Math.min(heading.span().end(), text.length());
            Section last = sections.get(sections.size() - 1);
            if (start < last.headingEnd || end < start) {
                continue;
            }
            int level = Math.max(1, Math.min(heading.level(), INNERMOST_LEVEL));
            open = open.innermostAbove(level);
            open = new Section(open, level, shortened(heading.title()), start, end);
            sections.add(open);
        }
        close(sections, text);
        return sections;
    }

    private static void close(List<Section> sections, String text) {
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            section.ownEnd = i + 1 < sections.size() ? sections.get(i + 1).start : text.length();
            section.hasBody = text.substring(section.headingEnd, section.ownEnd)
                    .codePoints()
                    .anyMatch(Character::isLetterOrDigit);
        }
    }

    /** The marks before a heading, such as {@code ##}, go with it even where its span leaves them out. */
    private static int withMarkup(String text, int start) {
        int at = Math.min(start, text.length());
        int i = at;
        while (i > 0 && "# \t".indexOf(text.charAt(i - 1)) >= 0) {
            i--;
        }
        return i == 0 || text.charAt(i - 1) == '\n' ? i : at;
    }

    static String shortened(String title) {
        String line = title.strip().replaceAll("\\s+", " ");
        if (line.length() <= LONGEST_TITLE) {
            return line;
        }
        return line.substring(0, Graphemes.cutBefore(line, 0, LONGEST_TITLE));
    }

    /** A heading and what stands under it, up to the next heading of its level or an outer one. */
    static final class Section {
        final @Nullable Section parent;
        final int level;
        final String title;
        final int start;
        final int headingEnd;
        final List<Section> children = new ArrayList<>();
        int ownEnd;
        boolean hasBody;

        private Section(@Nullable Section parent, int level, String title, int start, int headingEnd) {
            this.parent = parent;
            this.level = level;
            this.title = title;
            this.start = start;
            this.headingEnd = headingEnd;
            if (parent != null) {
                parent.children.add(this);
            }
        }

        private Section innermostAbove(int otherLevel) {
            Section section = this;
            while (section.level >= otherLevel && section.parent != null) {
                section = section.parent;
            }
            return section;
        }

        boolean isOnlyAHeadingOver(Section next) {
            return !hasBody && next.parent == this;
        }

        /** Returns the offset behind the section and all sections in it. */
        int end() {
            return children.isEmpty()
                    ? ownEnd
                    : children.get(children.size() - 1).end();
        }

        /** Returns the innermost section that holds both. */
        Section around(Section other) {
            Section a = this;
            Section b = other;
            while (a != b) {
                if (a.level >= b.level) {
                    a = requireNonNull(a.parent);
                } else {
                    b = requireNonNull(b.parent);
                }
            }
            return a;
        }

        /** Returns this section and those around it, outermost first, without the root. */
        List<Section> path() {
            List<Section> path = parent == null ? new ArrayList<>() : parent.path();
            if (parent != null) {
                path.add(this);
            }
            return path;
        }
    }
}
