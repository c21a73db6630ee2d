package dev.nightshift.activity.storage.content;

import static dev.nightshift.activity.storage.content.BrokenFiles.extracted;
import static dev.nightshift.activity.storage.content.BrokenFiles.refused;
import static dev.nightshift.activity.storage.content.BrokenFiles.utf8;

import dev.nightshift.activity.storage.content.BrokenFiles.Broken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Broken tables and workbooks. */
final class BrokenTables {
    private static final String ENCRYPTED = "is encrypted with a password; save it without a password";

    private BrokenTables() {}

    static List<Broken> all() {
        List<Broken> files = new ArrayList<>(texts());
        files.addAll(newWorkbooks());
        files.addAll(oldWorkbooks());
        return files;
    }

    private static List<Broken> texts() {
        return List.of(
                refused("an empty .csv", "empty.csv", "is empty", () -> new byte[0]),
                refused("a table without a cell", "commas.csv", "holds no text", () -> utf8(",,,\n,,,\n")),
                refused("a PNG named .csv", "png.csv", "values but holds a PNG image", () -> BrokenFiles.PNG),
                refused("noise named .tsv", "noise.tsv", "is not text", () -> BrokenFiles.random(50_000)),
                extracted("a million columns", "wide.csv", "Column 16384: x", () -> utf8("x,".repeat(1_000_000))),
                extracted(
                        "two rows of a million columns",
                        "wider.csv",
                        "Column 16384: y",
                        () -> utf8("x,".repeat(1_000_000) + "\n" + "y,".repeat(1_000_000))),
                extracted("nothing but quotes", "quotes.csv", "\"", () -> utf8("\"".repeat(100_001))),
                extracted("quotes that never close", "open.csv", "b", () -> utf8("a,\"b\n".repeat(100_000))));
    }

    private static List<Broken> newWorkbooks() {
        byte[] xlsx = Spreadsheets.xlsx();
        return List.of(
                refused("half a workbook", "half.xlsx", "damaged or cut off", () -> start(xlsx, 50)),
                refused("a workbook named .docx", "sheet2.docx", "another kind than Word", () -> xlsx),
                refused("Word named .xlsx", "word.xlsx", "another kind than Excel", WordDocuments::docx),
                refused("a text named .xlsx", "text.xlsx", "holds something else", () -> utf8("words")),
                refused("an encrypted workbook", "secret.xlsx", ENCRYPTED, () -> Spreadsheets.encrypted(xlsx)),
                refused(
                        "a workbook without its sheet",
                        "nosheet.xlsx",
                        "lacks its part xl/worksheets/sheet1.xml",
                        () -> WordDocuments.with(xlsx, Map.of("xl/worksheets/sheet1.xml", Optional.empty()))),
                refused(
                        "a workbook without content",
                        "main.xlsx",
                        "lacks its part xl/workbook.xml",
                        () -> WordDocuments.with(xlsx, Map.of("xl/workbook.xml", Optional.empty()))),
                refused(
                        "a workbook with billion laughs",
                        "laughs.xlsx",
                        "is broken: DOCTYPE is disallowed",
                        () -> Spreadsheets.xlsxWith("<!DOCTYPE l [<!ENTITY a \"lol\">" + BrokenDocuments.laughs() + "]>"
                                + Spreadsheets.sheet("&j;"))),
                refused(
                        "a workbook with an external entity",
                        "xxe.xlsx",
                        "is broken: DOCTYPE is disallowed",
                        () -> Spreadsheets.xlsxWith("<!DOCTYPE l [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                                + Spreadsheets.sheet("&e;"))),
                refused(
                        "a workbook nested 100,000 deep",
                        "deep.xlsx",
                        "nested deeper than EXTRACTION_MAX_DEPTH allows",
                        () -> Spreadsheets.xlsxWith(Spreadsheets.sheet("<a>".repeat(100_000)))),
                refused(
                        "a workbook with 60 MB of blanks",
                        "bomb.xlsx",
                        "is a ZIP bomb",
                        () -> Spreadsheets.xlsxOf(" ".repeat(60 << 20))),
                refused("a workbook of 30,000 parts", "parts.xlsx", "at most 20000 are read", BrokenTables::manyParts),
                extracted(
                        "cells in the last column of many rows",
                        "sparse.xlsx",
                        "Crew\n\n7\n7\n",
                        () -> Spreadsheets.xlsxOf("<row><c r='XFD1'><v>7</v></c></row>".repeat(20_000))),
                extracted(
                        "cells that lie nowhere",
                        "nowhere.xlsx",
                        "Old crew",
                        () -> Spreadsheets.xlsxOf("<row><c r='ZZZZZZZ1'><v>7</v></c><c t='s'><v>99999</v></c></row>")));
    }

    private static List<Broken> oldWorkbooks() {
        byte[] xls = Spreadsheets.xls();
        return List.of(
                refused("half an old workbook", "half.xls", "is broken", () -> start(xls, 30)),
                refused("an encrypted old workbook", "secret.xls", ENCRYPTED, Spreadsheets::encryptedXls),
                refused("a new workbook named .xls", "new.xls", "holds a ZIP archive", Spreadsheets::xlsx),
                refused("old Word named .xls", "word.xls", "another kind than Excel", WordDocuments::letter));
    }

    private static byte[] manyParts() {
        return Documents.bytes(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                for (int i = 0; i < 30_000; i++) {
                    zip.putNextEntry(new ZipEntry("xl/" + i));
                }
            }
        });
    }

    static byte[] start(byte[] bytes, int percent) {
        return Arrays.copyOf(bytes, (int) (bytes.length * (long) percent / 100));
    }
}
