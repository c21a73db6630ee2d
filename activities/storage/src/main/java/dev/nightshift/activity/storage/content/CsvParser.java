package dev.nightshift.activity.storage.content;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tables in text files. Delimiter, quotes and the row that names the columns are told from the content. */
final class CsvParser implements ContentParser {
    private final char preferredDelimiter;

    /**
     * @param preferredDelimiter what the name of the format promises
     */
    CsvParser(char preferredDelimiter) {
        this.preferredDelimiter = preferredDelimiter;
    }

    @Override
    public void parse(Path file, DocumentDraft draft) throws IOException, BrokenContentException {
        String text = TextFile.read(file, draft);
        CsvReader reader = new CsvReader(text, CsvDialect.of(text, preferredDelimiter));
        TableText table = new TableText(draft);
        List<String> cells = new ArrayList<>();
        while (!draft.isFull() && reader.read(cells)) {
            table.row(cells);
        }
        table.finish();
    }
}
