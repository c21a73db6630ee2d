package dev.nightshift.worker.storage.cli;

import dev.nightshift.activity.storage.search.QueryTerms;
import dev.nightshift.contract.search.ScoreParts;
import dev.nightshift.contract.search.SearchHit;
import dev.nightshift.contract.search.SearchOutcome;
import dev.nightshift.contract.storage.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints an answer with its citation, and below it the passages with the words that were asked for marked. */
final class HitPrinter {
    private static final String INDENT = "    ";
    private static final int WIDEST = 100;

    private final Screen screen;
    private final QueryTerms terms;
    private final boolean explain;

    HitPrinter(Screen screen, QueryTerms terms, boolean explain) {
        this.screen = screen;
        this.terms = terms;
        this.explain = explain;
    }

    void print(SearchOutcome.Found found) {
        List<String> lines = new ArrayList<>();
        String answer = "“" + Columns.oneLine(found.answer().text()) + "” ["
                + found.answer().hit() + "]";
        wrapped(answer, 0).forEach(line -> lines.add(screen.bold(line)));
        for (int i = 0; i < found.hits().size(); i++) {
            lines.add("");
            addHit(i + 1, found.hits().get(i), lines);
        }
        screen.print(lines);
    }

    private void addHit(int number, SearchHit hit, List<String> lines) {
        List<String> where = new ArrayList<>();
        where.add(hit.title());
        hit.headingPath().stream()
                .filter(heading -> !heading.equals(hit.title()))
                .forEach(where::add);
        if (hit.page() != null) {
            where.add("page " + hit.page());
        }
        String label = "[" + number + "] ";
        List<String> heading = wrapped(Columns.oneLine(String.join(" › ", where)), label.length());
        for (int i = 0; i < heading.size(); i++) {
            lines.add((i == 0 ? label : " ".repeat(label.length())) + screen.bold(heading.get(i)));
        }
        lines.add(INDENT + screen.dim(path(hit)));
        wrapped(Columns.oneLine(hit.snippet()), INDENT.length()).forEach(line -> lines.add(INDENT + marked(line)));
        if (explain) {
            lines.add(INDENT + screen.dim(explanation(hit)));
        }
    }

    private String path(SearchHit hit) {
        List<String> names = new ArrayList<>();
        names.add(Sources.readable(hit.source()));
        names.addAll(hit.member());
        String path = Columns.oneLine(String.join(" › ", names));
        return screen.width() == Screen.ENDLESS
                ? path
                : Columns.fittedAtStart(path, Math.max(1, screen.width() - INDENT.length()));
    }

    private List<String> wrapped(String line, int indent) {
        if (screen.width() == Screen.ENDLESS) {
            return List.of(line);
        }
        return Columns.wrapped(line, Math.max(8, Math.min(WIDEST, screen.width()) - indent));
    }

    private String marked(String line) {
        StringBuilder marked = new StringBuilder();
        int end = 0;
        for (Span word : terms.occurrences(line)) {
            marked.append(line, end, word.start()).append(screen.mark(word.in(line)));
            end = word.end();
        }
        return marked.append(line.substring(end)).toString();
    }

    private static String explanation(SearchHit hit) {
        ScoreParts parts = hit.parts();
        String vector = parts.vectorRank() == null
                ? "not among the nearest vectors"
                : String.format(Locale.ROOT, "vector rank %d (cosine %.3f)", parts.vectorRank(), parts.cosine());
        String text = parts.textRank() == null
                ? "no word matches"
                : String.format(
                        Locale.ROOT,
                        "text rank %d (BM25 %.3f: %s)",
                        parts.textRank(),
                        parts.textScore(),
                        String.join(", ", parts.matchedWords()));
        return String.format(Locale.ROOT, "score %.4f = %s + %s", hit.score(), vector, text) + "; characters "
                + hit.span().start() + " to " + hit.span().end();
    }
}
