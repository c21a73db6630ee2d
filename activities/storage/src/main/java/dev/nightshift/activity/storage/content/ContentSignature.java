package dev.nightshift.activity.storage.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** What the first bytes of a file say of it. */
enum ContentSignature {
    PDF("a PDF document", ""),
    ZIP("a ZIP archive", "504b0304"),
    EMPTY_ZIP("an empty ZIP archive", "504b0506"),
    OLE2("an old Office document", "d0cf11e0a1b11ae1"),
    PNG("a PNG image", "89504e470d0a1a0a"),
    JPEG("a JPEG image", "ffd8ff"),
    GIF("a GIF image", "47494638"),
    TIFF_LITTLE("a TIFF image", "49492a00"),
    TIFF_BIG("a TIFF image", "4d4d002a"),
    GZIP("a gzip archive", "1f8b08"),
    BZIP2("a bzip2 archive", "425a68"),
    XZ("an xz archive", "fd377a585a00"),
    SEVEN_ZIP("a 7-Zip archive", "377abcaf271c"),
    RAR("a RAR archive", "526172211a07"),
    ELF("a program", "7f454c46"),
    CLASS("a Java class", "cafebabe"),
    SQLITE("an SQLite database", "53514c69746520666f726d6174203300"),
    RTF("an RTF document", "7b5c727466"),
    UNKNOWN("something else", "");

    private static final int HEAD_BYTES = 8192;
    private static final int PDF_HEADER_WITHIN = 1024;

    private final String description;
    private final byte[] magic;

    ContentSignature(String description, String magic) {
        this.description = description;
        this.magic = HexFormat.of().parseHex(magic);
    }

    /** Returns what to call it in a sentence, such as "a PNG image". */
    String description() {
        return description;
    }

    static ContentSignature of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in.readNBytes(HEAD_BYTES));
        }
    }

    static ContentSignature of(byte[] head) {
        String start = new String(head, 0, Math.min(head.length, PDF_HEADER_WITHIN), StandardCharsets.ISO_8859_1);
        if (start.contains("%PDF-") && (start.startsWith("%PDF-") || isBinary(head))) {
            return PDF;
        }
        for (ContentSignature signature : values()) {
            if (signature.magic.length > 0 && startsWith(head, signature.magic)) {
                return signature == RTF || isBinary(head) ? signature : UNKNOWN;
            }
        }
        return UNKNOWN;
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (head[i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** A text may begin with "GIF8" by chance, but then no control byte follows. */
    private static boolean isBinary(byte[] head) {
        for (byte b : head) {
            if (b >= 0 && b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f') {
                return true;
            }
        }
        return false;
    }
}
