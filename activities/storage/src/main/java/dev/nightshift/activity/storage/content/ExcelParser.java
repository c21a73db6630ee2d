package dev.nightshift.activity.storage.content;

import dev.nightshift.activity.storage.content.OoxmlPackage.Relation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.xml.sax.Attributes;

/** Excel since 2007, as a stream: each sheet a heading and a table of what its cells show. */
final class ExcelParser implements ContentParser {
    @Override
    public void parse(Path file, DocumentDraft draft) throws IOException, BrokenContentException {
        try (OoxmlPackage document = OoxmlPackage.open(file, draft, "Excel", "xl/")) {
            String main = document.main();
            Map<String, Relation> relations = document.relations(main);
            Workbook workbook = new Workbook(draft);
            SafeXml.parsePart(document.get(main), workbook);
            ExcelStyles styles = new ExcelStyles(draft);
            styles.cells().countFrom1904(workbook.since1904);
            SharedStrings strings = new SharedStrings(draft);
            for (Relation relation : relations.values()) {
                Optional<InputStream> part = switch (relation.type()) {
                    case "styles", "sharedStrings" -> document.find(relation.target());
                    default -> Optional.empty();
                };
                if (part.isPresent()) {
                    SafeXml.parsePart(part.get(), relation.type().equals("styles") ? styles : strings);
                }
            }
            readSheets(document, relations, workbook, new ExcelSheet(draft, styles, strings.all));
        }
    }

    private static void readSheets(
            OoxmlPackage document, Map<String, Relation> relations, Workbook workbook, ExcelSheet sheet)
            throws IOException, BrokenContentException {
        for (Sheet listed : workbook.sheets) {
            Relation relation = relations.get(listed.relation());
            if (relation != null
                    && relation.type().equals("worksheet")
                    && !sheet.draft().isFull()) {
                sheet.rows().startSheet(listed.name(), listed.hidden());
                SafeXml.parsePart(document.get(relation.target()), sheet);
                sheet.rows().endSheet();
            }
        }
    }

    private record Sheet(String name, boolean hidden, String relation) {}

    private static final class Workbook extends XmlWalk {
        private static final int MOST_SHEETS = 10_000;

        private final List<Sheet> sheets = new ArrayList<>();
        private boolean since1904;

        Workbook(DocumentDraft draft) {
            super(draft);
        }

        @Override
        void start(String name, Attributes attributes, String before) {
            if (name.equals("sheet") && sheets.size() < MOST_SHEETS) {
                boolean hidden = attributeOr(attributes, "state")
                        .toLowerCase(Locale.ROOT)
                        .contains("hidden");
                sheets.add(new Sheet(attributeOr(attributes, "name"), hidden, attributeOr(attributes, "id")));
            } else if (name.equals("workbookPr")) {
                String value = attributeOr(attributes, "date1904");
                since1904 = value.equals("1") || value.equals("true");
            }
        }

        @Override
        void end(String name, String before) {}
    }

    /** The texts that cells refer to by number. */
    private static final class SharedStrings extends XmlWalk {
        private final List<String> all = new ArrayList<>();
        private final StringBuilder current = new StringBuilder();
        private boolean phonetic;

        SharedStrings(DocumentDraft draft) {
            super(draft);
        }

        @Override
        void start(String name, Attributes attributes, String before) {
            if (name.equals("si")) {
                current.setLength(0);
            }
            phonetic |= name.equals("rPh");
        }

        @Override
        void end(String name, String before) {
            if (name.equals("t") && !phonetic) {
                current.append(before);
            } else if (name.equals("si")) {
                all.add(current.toString());
            } else if (name.equals("rPh")) {
                phonetic = false;
            }
        }
    }
}
