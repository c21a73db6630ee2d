package dev.nightshift.activity.storage.content;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;

/**
 * Turns bookmarks into headings. A heading's span is where the bookmark's words stand on its page, or
 * empty at the start of the page if they do not.
 */
final class PdfOutline {
    private static final int DEEPEST = 20;
    private static final int LONGEST_TITLE = 500;

    private final PDDocument document;
    private final PdfPages pages;
    private final DocumentDraft draft;
    private final Map<COSDictionary, Integer> pageIndexes = new IdentityHashMap<>();
    private final Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private int lastPage = -1;
    private int searchFrom;

    PdfOutline(PDDocument document, PdfPages pages, DocumentDraft draft) {
        this.document = document;
        this.pages = pages;
        this.draft = draft;
    }

    void read() throws IOException {
        PDDocumentOutline outline = document.getDocumentCatalog().getDocumentOutline();
        if (outline != null) {
            for (PDPage page : document.getPages()) {
                pageIndexes.put(page.getCOSObject(), pageIndexes.size());
            }
            addChildren(outline, 1);
        }
    }

    /** A broken outline may lead back to itself, so that no item counts twice. */
    private void addChildren(PDOutlineNode parent, int level) throws IOException {
        for (PDOutlineItem item = parent.getFirstChild();
                item != null && seen.add(item.getCOSObject());
                item = item.getNextSibling()) {
            PDPage page = item.findDestinationPage(document);
            Integer index = page == null ? null : pageIndexes.get(page.getCOSObject());
            String title = item.getTitle();
            if (index != null && title != null && index < pages.count()) {
                add(title.strip(), level, index);
            }
            if (level < DEEPEST) {
                addChildren(item, level + 1);
            }
        }
    }

    private void add(String title, int level, int page) {
        searchFrom = page == lastPage ? searchFrom : pages.start(page);
        lastPage = page;
        Matcher matcher = words(title).matcher(draft.text(searchFrom, Math.max(searchFrom, pages.end(page))));
        if (matcher.find()) {
            draft.heading(level, title, searchFrom + matcher.start(), searchFrom + matcher.end());
            searchFrom += matcher.end();
        } else {
            draft.heading(level, title, pages.start(page), pages.start(page));
        }
    }

    private static Pattern words(String title) {
        String bounded = title.substring(0, Math.min(title.length(), LONGEST_TITLE));
        return Pattern.compile(
                Stream.of(bounded.split("\\s+")).map(Pattern::quote).collect(joining("\\s+")),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
