package dev.nightshift.activity.storage.content;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;

/**
 * A mailbox in the form mbox: messages one after another, each begun by a line "From ", which a blank line
 * precedes. Its members are the messages.
 */
final class MboxFile implements ContentParser, ContainerParser {
    private static final int HEAD_BYTES = 64 * 1024;

    @Override
    public void parse(Path file, DocumentDraft draft) throws IOException, BrokenContentException {
        try (InputStream in = Files.newInputStream(file)) {
            if (!new String(in.readNBytes(5), StandardCharsets.ISO_8859_1).equals("From ")) {
                throw new BrokenContentException("is no mailbox: it does not begin with a line 'From '");
            }
        }
    }

    @Override
    public long unpack(Path file, long from, MemberWriter out) throws IOException {
        long next = from;
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            while (next < channel.size() && !out.isFull()) {
                channel.position(next);
                BufferedInputStream in = new BufferedInputStream(Channels.newInputStream(channel), HEAD_BYTES);
                MboxMessage message = MboxMessage.begin(in);
                byte[] head = message.readNBytes(HEAD_BYTES);
                InputStream content = new SequenceInputStream(new ByteArrayInputStream(head), message);
                out.add(subject(head) + ".eml", null, content);
                next += message.lengthToEnd();
            }
            return next < channel.size() ? next : END;
        }
    }

    private static String subject(byte[] head) {
        String[] lines = new String(head, StandardCharsets.ISO_8859_1).split("\r?\n");
        for (int i = 0; i < lines.length && !lines[i].isEmpty(); i++) {
            if (lines[i].regionMatches(true, 0, "Subject:", 0, 8)) {
                StringBuilder value = new StringBuilder(lines[i].substring(8).strip());
                for (int next = i + 1; next < lines.length && lines[next].matches("[ \t]+\\S.*"); next++) {
                    value.append(' ').append(lines[next].strip());
                }
                String decoded = DecoderUtil.decodeEncodedWords(value.toString(), DecodeMonitor.SILENT);
                return decoded.isBlank() ? "message" : decoded.replace('/', ' ');
            }
        }
        return "message";
    }
}
