package dev.nightshift.activity.storage.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads as much of a text file as can matter. */
final class TextFile {
    private TextFile() {}

    static byte[] readBytes(Path file, DocumentDraft draft) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(draft.limits().maxTextBytes());
            if (bytes.length < Files.size(file)) {
                draft.markCut();
            }
            return bytes;
        }
    }

    static String read(Path file, DocumentDraft draft) throws IOException, BrokenContentException {
        return TextDecoding.decode(readBytes(file, draft));
    }
}
