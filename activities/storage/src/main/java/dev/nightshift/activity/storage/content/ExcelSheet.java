package dev.nightshift.activity.storage.content;

import java.util.List;
import org.xml.sax.Attributes;

/** Takes the cells of a worksheet. Formulas show the value that was computed when the file was saved. */
final class ExcelSheet extends XmlWalk {
    private static final int MOST_LETTERS = 3;

    private final SheetText rows;
    private final ExcelStyles styles;
    private final List<String> sharedStrings;
    private final StringBuilder inline = new StringBuilder();
    private String type = "";
    private String value = "";
    private int style;
    private int column;

    ExcelSheet(DocumentDraft draft, ExcelStyles styles, List<String> sharedStrings) {
        super(draft);
        this.rows = new SheetText(draft);
        this.styles = styles;
        this.sharedStrings = sharedStrings;
    }

    SheetText rows() {
        return rows;
    }

    @Override
    void start(String name, Attributes attributes, String before) {
        if (name.equals("row")) {
            column = -1;
        } else if (name.equals("c")) {
            String reference = attributeOr(attributes, "r");
            column = reference.isEmpty() ? column + 1 : column(reference);
            type = attributeOr(attributes, "t");
            style = ExcelStyles.number(attributeOr(attributes, "s"));
            value = "";
            inline.setLength(0);
        }
    }

    @Override
    void end(String name, String before) {
        switch (name) {
            case "v" -> value = before;
            case "t" -> inline.append(before);
            case "c" -> {
                String shown = shown();
                if (!shown.isBlank()) {
                    rows.cell(column, shown);
                }
            }
            case "row" -> rows.endRow();
            default -> {}
        }
    }

    private String shown() {
        return switch (type) {
            case "s" -> shared();
            case "inlineStr" -> inline.toString();
            case "b" -> value.strip().equals("1") ? "TRUE" : value.isBlank() ? "" : "FALSE";
            case "str", "e", "d" -> value;
            default -> number();
        };
    }

    private String shared() {
        int number = value.isBlank() ? -1 : ExcelStyles.number(value);
        return number >= 0 && number < sharedStrings.size() ? sharedStrings.get(number) : "";
    }

    private String number() {
        try {
            return value.isBlank() ? "" : styles.shown(Double.parseDouble(value), style);
        } catch (NumberFormatException e) {
            return value;
        }
    }

    /** Returns the column of a reference such as {@code AB12}, from 0, or -1 if there is no such column. */
    private static int column(String reference) {
        int letters = 0;
        int number = 0;
        while (letters < reference.length() && Character.isLetter(reference.charAt(letters))) {
            number = number * 26 + Character.toUpperCase(reference.charAt(letters)) - 'A' + 1;
            if (++letters > MOST_LETTERS) {
                return -1;
            }
        }
        return number - 1;
    }
}
