package dev.nightshift.activity.storage.content;

import static dev.nightshift.activity.storage.content.AnswerFields.readMetadata;
import static dev.nightshift.activity.storage.content.AnswerFields.readOffset;
import static dev.nightshift.activity.storage.content.AnswerFields.readSpan;
import static dev.nightshift.activity.storage.content.AnswerFields.readTables;
import static dev.nightshift.activity.storage.content.AnswerFields.readText;
import static dev.nightshift.activity.storage.content.AnswerFields.readTimes;
import static dev.nightshift.activity.storage.content.AnswerFields.writeMetadata;
import static dev.nightshift.activity.storage.content.AnswerFields.writeSpan;
import static dev.nightshift.activity.storage.content.AnswerFields.writeTables;
import static dev.nightshift.activity.storage.content.AnswerFields.writeText;
import static dev.nightshift.activity.storage.content.AnswerFields.writeTimes;

import dev.nightshift.activity.storage.content.ExtractedDocument.Heading;
import dev.nightshift.activity.storage.content.ExtractedDocument.Link;
import dev.nightshift.activity.storage.content.ExtractedDocument.PageStart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;

/** What a parser process answers. Read with suspicion: a parser may have been taken over by a file. */
sealed interface ParseAnswer {
    /** The file is read. */
    record Parsed(ExtractedDocument document) implements ParseAnswer {}

    /** The file cannot be read; {@code reason} continues "the file ...". */
    record Refused(String reason) implements ParseAnswer {}

    /**
     * Some members are taken out of the file.
     *
     * @param next where the others begin, or {@link ContainerParser#END}
     */
    record Unpacked(List<Member> members, long next) implements ParseAnswer {
        public Unpacked {
            members = List.copyOf(members);
        }
    }

    byte PARSED = 1;
    byte REFUSED = 2;
    byte UNPACKED = 3;

    default byte[] toBytes(long request) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(request);
        if (this instanceof Refused refused) {
            out.writeByte(REFUSED);
            writeText(refused.reason(), out);
        } else if (this instanceof Parsed parsed) {
            out.writeByte(PARSED);
            write(parsed.document(), out);
        } else if (this instanceof Unpacked unpacked) {
            out.writeByte(UNPACKED);
            AnswerMembers.write(unpacked, out);
        }
        out.flush();
        return bytes.toByteArray();
    }

    /**
     * @param request that was sent
     * @throws IOException if the bytes are no answer to it, or tell of a span outside of the text
     */
    static ParseAnswer of(byte[] bytes, ParseRequest request) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        try {
            if (in.readLong() != request.id()) {
                throw new Frames.GarbageException("an answer to another request");
            }
            byte kind = in.readByte();
            if (kind == REFUSED) {
                return new Refused(readText(in));
            }
            if (kind == UNPACKED && request.unpacking() != null) {
                return AnswerMembers.read(in, request.unpacking());
            }
            if (kind != PARSED || request.unpacking() != null) {
                throw new Frames.GarbageException("an answer of kind " + kind);
            }
            return new Parsed(read(in));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("an answer with impossible values", e);
        }
    }

    private static void write(ExtractedDocument document, DataOutputStream out) throws IOException {
        writeText(document.text(), out);
        writeMetadata(document.metadata(), out);
        out.writeInt(document.headings().size());
        for (Heading heading : document.headings()) {
            out.writeByte(heading.level());
            writeText(heading.title(), out);
            writeSpan(heading.span(), out);
        }
        out.writeInt(document.pages().size());
        for (PageStart page : document.pages()) {
            out.writeInt(page.page());
            out.writeInt(page.offset());
        }
        out.writeInt(document.links().size());
        for (Link link : document.links()) {
            writeText(link.target(), out);
            writeSpan(link.span(), out);
        }
        writeTables(document.tables(), out);
        writeTimes(document.times(), out);
    }

    private static ExtractedDocument read(DataInputStream in) throws IOException {
        String text = readText(in);
        DocumentMetadata metadata = readMetadata(in);
        List<Heading> headings = new ArrayList<>();
        for (int left = in.readInt(), from = 0; left > 0; left--) {
            headings.add(new Heading(in.readUnsignedByte(), readText(in), readSpan(in, from, text)));
            from = headings.get(headings.size() - 1).span().start();
        }
        List<PageStart> pages = new ArrayList<>();
        for (int left = in.readInt(), from = 0; left > 0; left--) {
            pages.add(new PageStart(in.readInt(), readOffset(in, from, text)));
            from = pages.get(pages.size() - 1).offset();
        }
        List<Link> links = new ArrayList<>();
        for (int left = in.readInt(), from = 0; left > 0; left--) {
            links.add(new Link(readText(in), readSpan(in, from, text)));
            from = links.get(links.size() - 1).span().start();
        }
        return new ExtractedDocument(text, metadata, headings, pages, links, readTables(in, text), readTimes(in, text));
    }
}
