package dev.nightshift.activity.storage.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.james.mime4j.dom.Body;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.address.Address;
import org.apache.james.mime4j.dom.address.AddressList;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.message.DefaultMessageWriter;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** A mail message: who wrote to whom and when, and what. Its attachments are its members. */
final class MailMessage implements ContentParser, ContainerParser {
    @Override
    public void parse(Path file, DocumentDraft draft) throws IOException, BrokenContentException {
        MailParts parts = MailParts.read(file, draft.limits().maxDepth());
        Message message = parts.message();
        if (message.getFrom() == null && message.getDate() == null && message.getSubject() == null) {
            throw new BrokenContentException("is no mail message: it has neither a sender, nor a date, nor a subject");
        }
        readMetadata(message, draft.metadata());
        writeHead(message, draft);
        for (MailParts.Text text : parts.texts()) {
            if (text.html()) {
                Parser parser = Parser.htmlParser().setMaxDepth(draft.limits().maxDepth());
                parser.parseInput(text.content(), "").body().filter(new HtmlBody(draft));
            } else {
                draft.append(
                        (draft.position() == 0 ? "" : "\n\n") + text.content().strip());
            }
        }
    }

    @Override
    public long unpack(Path file, long from, MemberWriter out) throws IOException, BrokenContentException {
        MailParts parts = MailParts.read(file, Integer.MAX_VALUE);
        List<MailParts.Attachment> attachments = parts.attachments();
        int next = Math.toIntExact(from);
        while (next < attachments.size() && !out.isFull()) {
            MailParts.Attachment attachment = attachments.get(next);
            try (InputStream content = content(attachment.body())) {
                out.add(attachment.name(), sent(parts.message()), content);
            }
            next++;
        }
        return next < attachments.size() ? next : END;
    }

    private static InputStream content(Body body) throws IOException {
        return body instanceof Message message
                ? new ByteArrayInputStream(DefaultMessageWriter.asBytes(message))
                : ((SingleBody) body).getInputStream();
    }

    private static void readMetadata(Message message, DraftMetadata metadata) {
        metadata.title(message.getSubject());
        metadata.created(sent(message));
        if (message.getFrom() != null) {
            message.getFrom().forEach(author -> metadata.author(name(author)));
        }
    }

    private static void writeHead(Message message, DocumentDraft draft) {
        String subject =
                message.getSubject() == null ? "" : message.getSubject().strip().replaceAll("\\s+", " ");
        draft.append(subject);
        draft.heading(1, subject, 0, draft.position());
        writeField("From", message.getFrom(), draft);
        writeField("To", addresses(message.getTo()), draft);
        writeField("Cc", addresses(message.getCc()), draft);
        Instant sent = sent(message);
        if (sent != null) {
            draft.append((draft.position() == 0 ? "" : "\n") + "Date: " + sent);
        }
    }

    private static void writeField(String name, @Nullable Collection<? extends Address> people, DocumentDraft draft) {
        if (people != null && !people.isEmpty()) {
            String line = people.stream().map(MailMessage::nameAndAddress).collect(Collectors.joining(", "));
            draft.append((draft.position() == 0 ? "" : "\n") + name + ": " + line);
        }
    }

    private static @Nullable Collection<? extends Address> addresses(@Nullable AddressList list) {
        return list == null ? null : list.flatten();
    }

    private static String nameAndAddress(Address address) {
        return address instanceof Mailbox mailbox && mailbox.getName() != null
                ? mailbox.getName() + " <" + mailbox.getAddress() + ">"
                : address instanceof Mailbox mailbox ? mailbox.getAddress() : address.toString();
    }

    private static String name(Mailbox author) {
        return Stream.of(String.valueOf(author.getName()), author.getAddress())
                .filter(text -> !text.isBlank() && !text.equals("null"))
                .findFirst()
                .orElse("");
    }

    private static @Nullable Instant sent(Message message) {
        return message.getDate() == null ? null : message.getDate().toInstant();
    }
}
