package dev.nightshift.activity.storage.content;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Writes the text of all pages, and finds the words that each link lies on. */
final class PdfPages extends PDFTextStripper {
    private final DocumentDraft draft;
    private final List<Integer> starts = new ArrayList<>();
    private final List<PdfLink> links = new ArrayList<>();

    PdfPages(DocumentDraft draft) {
        this.draft = draft;
        setLineSeparator("\n");
        setParagraphEnd("\n");
        setPageEnd("\n");
    }

    void read(PDDocument document) throws IOException {
        writeText(document, new DraftWriter(draft));
    }

    /** Returns how many pages were begun before the draft was full. */
    int count() {
        return starts.size();
    }

    /**
     * @param index of the page, from 0
     */
    int start(int index) {
        return starts.get(index);
    }

    int end(int index) {
        return index + 1 < starts.size() ? starts.get(index + 1) : draft.position();
    }

    @Override
    public void processPage(PDPage page) throws IOException {
        if (!draft.isFull()) {
            super.processPage(page);
        }
    }

    @Override
    protected void startPage(PDPage page) throws IOException {
        starts.add(draft.position());
        draft.page(getCurrentPageNo());
        links.clear();
        for (PDAnnotation annotation : page.getAnnotations(PDAnnotationLink.class::isInstance)) {
            PDAnnotationLink link = (PDAnnotationLink) annotation;
            if (link.getAction() instanceof PDActionURI action
                    && link.getRectangle() != null
                    && action.getURI() != null) {
                links.add(new PdfLink(action.getURI(), link.getRectangle(), page.getCropBox()));
            }
        }
    }

    @Override
    protected void endPage(PDPage page) {
        for (PdfLink link : links) {
            if (link.end > link.start) {
                draft.link(link.target, link.start, link.end);
            }
        }
    }

    @Override
    protected void writeString(String word, List<TextPosition> positions) throws IOException {
        int start = draft.position();
        super.writeString(word, positions);
        int letters = positions.stream()
                .mapToInt(position -> position.getUnicode().length())
                .sum();
        boolean aligned = letters == draft.position() - start;
        int offset = start;
        for (TextPosition position : positions) {
            int end = offset + position.getUnicode().length();
            for (PdfLink link : links) {
                if (link.covers(position)) {
                    // Ligatures and right-to-left text are rewritten on their way; then the word counts as a whole.
                    link.extend(aligned ? offset : start, aligned ? end : draft.position());
                }
            }
            offset = end;
        }
    }

    private static final class PdfLink {
        private final String target;
        private final float left;
        private final float right;
        private final float top;
        private final float bottom;
        private int start;
        private int end;

        /** Text positions grow downwards from the page's upper left corner, rectangles upwards. */
        PdfLink(String target, PDRectangle rectangle, PDRectangle page) {
            this.target = target;
            left = rectangle.getLowerLeftX() - page.getLowerLeftX();
            right = rectangle.getUpperRightX() - page.getLowerLeftX();
            top = page.getUpperRightY() - rectangle.getUpperRightY();
            bottom = page.getUpperRightY() - rectangle.getLowerLeftY();
        }

        void extend(int from, int to) {
            start = end == 0 ? from : Math.min(start, from);
            end = Math.max(end, to);
        }

        boolean covers(TextPosition position) {
            float x = position.getX() + position.getWidth() / 2;
            float y = position.getY() - position.getHeight() / 2;
            return x >= left && x <= right && y >= top && y <= bottom;
        }
    }

    private static final class DraftWriter extends Writer {
        private final DocumentDraft draft;

        DraftWriter(DocumentDraft draft) {
            this.draft = draft;
        }

        @Override
        public void write(char[] buffer, int offset, int length) {
            draft.append(new String(buffer, offset, length));
        }

        @Override
        public void write(String text) {
            draft.append(text);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
