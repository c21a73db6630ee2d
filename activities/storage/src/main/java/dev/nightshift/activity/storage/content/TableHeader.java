package dev.nightshift.activity.storage.content;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells whether the first row of a table names its columns. */
final class TableHeader {
    private static final int LONGEST_NAME = 100;

    /** Numbers, amounts, dates, times, addresses and truth values are no names. */
    private static final Pattern VALUE = Pattern.compile(
            "[-+(]?\\p{Sc}?\\s?\\d[\\d.,:/'\\s-]*(?:[TZ][\\d:.+Z-]*|\\s?[%\\p{Sc}]|\\s[A-Z]{3})?\\)?"
                    + "|true|false|yes|no|null|n/a|https?://.*|[^\\s@]+@[^\\s@]+\\.[^\\s@]+",
            Pattern.CASE_INSENSITIVE);

    private TableHeader() {}

    /**
     * Returns whether the first of some rows is a header: at least half of its cells are filled, all with different
     * short words that are no values and that no row below repeats in the same column.
     *
     * @param rows of cells without white space around them, the first rows of the table
     */
    static boolean isFirstOf(List<List<String>> rows) {
        if (rows.size() < 2) {
            return false;
        }
        List<String> first = rows.get(0);
        List<String> names = first.stream().filter(cell -> !cell.isEmpty()).toList();
        Set<String> different = new HashSet<>();
        names.forEach(name -> different.add(name.toLowerCase(Locale.ROOT)));
        return names.size() > 1
                && names.size() * 2 >= first.size()
                && different.size() == names.size()
                && names.stream().allMatch(TableHeader::canBeAName)
                && rows.stream().skip(1).noneMatch(row -> sharesACell(first, row));
    }

    private static boolean canBeAName(String cell) {
        return cell.length() <= LONGEST_NAME
                && cell.codePoints().anyMatch(Character::isLetter)
                && !VALUE.matcher(cell).matches();
    }

    private static boolean sharesACell(List<String> first, List<String> row) {
        for (int i = 0; i < Math.min(first.size(), row.size()); i++) {
            if (!first.get(i).isEmpty() && first.get(i).equals(row.get(i))) {
                return true;
            }
        }
        return false;
    }
}
