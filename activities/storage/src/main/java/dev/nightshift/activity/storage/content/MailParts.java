package dev.nightshift.activity.storage.content;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;

/** What a mail message is made of: the texts that a reader sees, and the attachments. */
final class MailParts {
    private static final int MOST_HEADERS = 10_000;
    private static final int NO_LIMIT = -1;

    /** How to call what came without a name. */
    private static final Map<String, String> ENDINGS =
            Map.of("text/plain", ".txt", "text/html", ".html", "application/pdf", ".pdf", "text/csv", ".csv");

    private final Message message;
    private final int maxDepth;
    private final List<Text> texts = new ArrayList<>();
    private final List<Attachment> attachments = new ArrayList<>();

    private MailParts(Message message, int maxDepth) {
        this.message = message;
        this.maxDepth = maxDepth;
    }

    /** A text that belongs to the message itself. */
    record Text(String content, boolean html) {}

    /** A file, or a message that was forwarded as a whole. */
    record Attachment(String name, Body body) {}

    /**
     * @throws BrokenContentException if the message has parts nested deeper than {@code maxDepth}
     */
    static MailParts read(Path file, int maxDepth) throws IOException, BrokenContentException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            MailParts parts = new MailParts(builder().parseMessage(in), maxDepth);
            parts.collect(parts.message, 1);
            return parts;
        }
    }

    private static DefaultMessageBuilder builder() {
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setDecodeMonitor(DecodeMonitor.SILENT);
        builder.setMimeEntityConfig(MimeConfig.custom()
                .setMaxLineLen(NO_LIMIT)
                .setMaxHeaderLen(NO_LIMIT)
                .setMaxContentLen(NO_LIMIT)
                .setMaxHeaderCount(MOST_HEADERS)
                .build());
        return builder;
    }

    Message message() {
        return message;
    }

    List<Text> texts() {
        return texts;
    }

    List<Attachment> attachments() {
        return attachments;
    }

    private void collect(Entity entity, int depth) throws IOException, BrokenContentException {
        if (depth > maxDepth) {
            throw new BrokenContentException("is nested deeper than EXTRACTION_MAX_DEPTH allows: " + maxDepth);
        }
        Body body = entity.getBody();
        if (body instanceof Multipart multipart) {
            collect(multipart, depth);
        } else if (body instanceof TextBody text && isOwn(entity)) {
            texts.add(new Text(decoded(text), isHtml(entity)));
        } else if (body instanceof SingleBody || body instanceof Message) {
            attachments.add(new Attachment(name(entity, body), body));
        }
    }

    private void collect(Multipart multipart, int depth) throws IOException, BrokenContentException {
        boolean alternative = "alternative".equalsIgnoreCase(multipart.getSubType());
        Optional<Entity> chosen = alternative ? plainest(multipart) : Optional.empty();
        if (chosen.isPresent()) {
            collect(chosen.get(), depth + 1);
            return;
        }
        for (Entity part : multipart.getBodyParts()) {
            collect(part, depth + 1);
        }
    }

    /** The same text in several forms is read once, and best as plain text. */
    private static Optional<Entity> plainest(Multipart alternatives) throws IOException {
        for (Entity part : alternatives.getBodyParts()) {
            if (part.getBody() instanceof TextBody text
                    && !isHtml(part)
                    && !decoded(text).isBlank()) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    private static boolean isOwn(Entity entity) {
        String type = mimeType(entity);
        boolean readable = type.equals("text/plain") || type.equals("text/html");
        return readable && entity.getFilename() == null && !"attachment".equalsIgnoreCase(entity.getDispositionType());
    }

    private static boolean isHtml(Entity entity) {
        return mimeType(entity).equals("text/html");
    }

    private static String mimeType(Entity entity) {
        return String.valueOf(entity.getMimeType()).toLowerCase(Locale.ROOT);
    }

    private static String decoded(TextBody body) throws IOException {
        byte[] bytes;
        try (InputStream in = body.getInputStream()) {
            bytes = in.readAllBytes();
        }
        try {
            return new String(bytes, Charset.forName(String.valueOf(body.getMimeCharset())));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return guessed(bytes);
        }
    }

    private static String guessed(byte[] bytes) {
        try {
            return TextDecoding.decode(bytes);
        } catch (BrokenContentException e) {
            return "";
        }
    }

    private String name(Entity entity, Body body) {
        if (entity.getFilename() != null && !entity.getFilename().isBlank()) {
            return entity.getFilename();
        }
        if (body instanceof Message forwarded) {
            return (forwarded.getSubject() == null ? "message" : forwarded.getSubject()) + ".eml";
        }
        return "attachment " + (attachments.size() + 1) + ENDINGS.getOrDefault(mimeType(entity), "");
    }
}
