package dev.nightshift.activity.storage.content;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Plain text, in an encoding that {@link TextDecoding} can tell. Web addresses in it are links. */
final class PlainTextParser implements ContentParser {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"'`\\x00]{1,2000}");
    private static final String NOT_AT_THE_END = ".,;:!?)]}";

    @Override
    public void parse(Path file, DocumentDraft draft) throws IOException, BrokenContentException {
        draft.append(TextFile.read(file, draft));
        Matcher matcher = ADDRESS.matcher(draft.text());
        while (matcher.find()) {
            int end = matcher.end();
            while (NOT_AT_THE_END.indexOf(draft.text(end - 1, end).charAt(0)) >= 0) {
                end--;
            }
            draft.link(draft.text(matcher.start(), end), matcher.start(), end);
        }
    }
}
