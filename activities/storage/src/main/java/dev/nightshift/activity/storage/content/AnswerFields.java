package dev.nightshift.activity.storage.content;

import dev.nightshift.activity.storage.content.ExtractedDocument.Table;
import dev.nightshift.activity.storage.content.ExtractedDocument.TimeStart;
import dev.nightshift.contract.storage.Span;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a {@link ParseAnswer} as bytes. Reading fails rather than let anything unclean in. */
final class AnswerFields {
    private AnswerFields() {}

    static void writeText(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new EOFException();
        }
        byte[] bytes = in.readNBytes(length);
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        if (text.indexOf('\0') >= 0) {
            throw new Frames.GarbageException("a text with NUL");
        }
        return text;
    }

    static void writeSpan(Span span, DataOutputStream out) throws IOException {
        out.writeInt(span.start());
        out.writeInt(span.end());
    }

    /**
     * @param from where the span before it starts
     */
    static Span readSpan(DataInputStream in, int from, String text) throws IOException {
        Span span = new Span(readOffset(in, from, text), in.readInt());
        if (span.end() > text.length()) {
            throw new Frames.GarbageException("a span outside of the text");
        }
        return span;
    }

    static int readOffset(DataInputStream in, int from, String text) throws IOException {
        int offset = in.readInt();
        if (offset < from || offset >= text.length()) {
            throw new Frames.GarbageException("an offset out of order or outside of the text");
        }
        return offset;
    }

    static void writeTables(List<Table> tables, DataOutputStream out) throws IOException {
        out.writeInt(tables.size());
        for (Table table : tables) {
            writeSpan(table.span(), out);
            writeSpan(table.header(), out);
        }
    }

    static List<Table> readTables(DataInputStream in, String text) throws IOException {
        List<Table> tables = new ArrayList<>();
        for (int left = in.readInt(), from = 0; left > 0; left--) {
            Span span = readSpan(in, from, text);
            Span header = readSpan(in, span.start(), text);
            if (header.end() > span.end()) {
                throw new Frames.GarbageException("a header outside of its table");
            }
            tables.add(new Table(span, header));
            from = span.end();
        }
        return tables;
    }

    static void writeTimes(List<TimeStart> times, DataOutputStream out) throws IOException {
        out.writeInt(times.size());
        for (TimeStart time : times) {
            out.writeLong(time.milliseconds());
            out.writeInt(time.offset());
        }
    }

    static List<TimeStart> readTimes(DataInputStream in, String text) throws IOException {
        List<TimeStart> times = new ArrayList<>();
        for (int left = in.readInt(), from = 0; left > 0; left--) {
            times.add(new TimeStart(in.readLong(), readOffset(in, from, text)));
            from = times.get(times.size() - 1).offset();
            if (times.get(times.size() - 1).milliseconds() < 0) {
                throw new Frames.GarbageException("a time before the start");
            }
        }
        return times;
    }

    static void writeMetadata(DocumentMetadata metadata, DataOutputStream out) throws IOException {
        writeOptional(metadata.title(), out);
        out.writeInt(metadata.authors().size());
        for (String author : metadata.authors()) {
            writeText(author, out);
        }
        writeInstant(metadata.created(), out);
        writeInstant(metadata.modified(), out);
        writeText(metadata.mediaType(), out);
        out.writeBoolean(metadata.truncated());
    }

    /** The language is not among the fields: the worker tells it from the text. */
    static DocumentMetadata readMetadata(DataInputStream in) throws IOException {
        String title = readOptional(in);
        List<String> authors = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            authors.add(readText(in));
        }
        Instant created = readInstant(in);
        Instant modified = readInstant(in);
        return new DocumentMetadata(title, authors, created, modified, null, readText(in), in.readBoolean());
    }

    private static void writeOptional(@Nullable String text, DataOutputStream out) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            writeText(text, out);
        }
    }

    private static @Nullable String readOptional(DataInputStream in) throws IOException {
        return in.readBoolean() ? readText(in) : null;
    }

    static void writeInstant(@Nullable Instant instant, DataOutputStream out) throws IOException {
        writeOptional(instant == null ? null : instant.toString(), out);
    }

    static @Nullable Instant readInstant(DataInputStream in) throws IOException {
        String text = readOptional(in);
        return text == null ? null : Instant.parse(text);
    }
}
