package dev.nightshift.activity.storage.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
@SuppressWarnings("NullAway.Init")
class ContainersTest {
    private static final ExtractionSettings SMALL =
            new ExtractionSettings(1, 128, Duration.ofSeconds(8), 100_000, 50, 500, 20, 500);
    private static final String MAIL = """
            From: =?ISO-8859-1?Q?J=FCrgen_Fisch?= <juergen@example.org>
            To: "Roe, John" <john@example.org>, crew@example.org
            Subject: =?UTF-8?B?R3LDvMOfZSB2b20gSGFmZW4=?=
            Date: Tue, 5 Mar 2024 10:15:30 +0100
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=outer

            --outer
            Content-Type: multipart/alternative; boundary=inner

            --inner
            Content-Type: text/html; charset=utf-8

            <p>In colour: the <a href="https://example.org/tide">tide</a> is high.</p>
            --inner
            Content-Type: text/plain; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            The tide is high, says J=FCrgen.
            --inner--
            --outer
            Content-Type: text/plain; name="list.txt"
            Content-Disposition: attachment; filename="list.txt"
            Content-Transfer-Encoding: base64

            bmV0cywgcm9wZXMsIHNhbHQ=
            --outer
            Content-Type: message/rfc822

            Subject: The order
            From: ann@example.org

            Three barrels, please.
            --outer--
            """;

    @TempDir
    private Path folder;

    private Extraction extraction;

    @BeforeEach
    void open() throws IOException {
        extraction = Extraction.withFixtures(folder.toRealPath(), SMALL);
    }

    @AfterEach
    void close() throws IOException {
        extraction.close();
    }

    @Test
    void readsAMessageWithWhatIsAttachedToIt() throws IOException {
        ExtractedDocument mail = extraction.extract("hafen.eml", MAIL);

        assertThat(mail.text()).isEqualTo("""
                Grüße vom Hafen
                From: Jürgen Fisch <juergen@example.org>
                To: Roe, John <john@example.org>, crew@example.org
                Date: 2024-03-05T09:15:30Z

                The tide is high, says Jürgen.""");
        assertThat(mail.metadata().title()).isEqualTo("Grüße vom Hafen");
        assertThat(mail.metadata().authors()).containsExactly("Jürgen Fisch");
        assertThat(mail.metadata().created()).isEqualTo(Instant.parse("2024-03-05T09:15:30Z"));
        assertThat(members("hafen.eml", MAIL.getBytes(UTF_8)))
                .containsExactly(
                        "list.txt: nets, ropes, salt",
                        "The order.eml: The order\nFrom: ann@example.org\n\nThree barrels, please.");
    }

    @Test
    void readsAMessageThatIsHtmlAlone() throws IOException {
        ExtractedDocument mail = extraction.extract("page.eml", """
                From: ann@example.org
                Subject: A page
                Content-Type: text/html; charset=no-such-charset

                <h1>Harbour</h1><p>Open <a href="https://example.org/">today</a>.</p>
                """);

        assertThat(mail.text()).isEqualTo("A page\nFrom: ann@example.org\n\nHarbour\n\nOpen today.");
        assertThat(mail.links()).extracting(ExtractedDocument.Link::target).containsExactly("https://example.org/");
    }

    @Test
    void tellsAMessageFromOtherText() {
        assertThatThrownBy(() -> extraction.extract("no.eml", "Just some words.\n"))
                .isInstanceOf(WorkException.class)
                .hasMessageContaining("is no mail message");
    }

    @Test
    void takesAMailboxApartAtItsMessages() throws IOException {
        String mailbox = """
                From ann Tue Mar  5 10:15:30 2024
                Subject: One
                From: ann@example.org

                >From here on, quoted.
                From there on, in the middle of a paragraph.

                From bob Wed Mar  6 10:15:30 2024
                Subject: a
                  folded  subject
                From: bob@example.org

                Two.
                From the end.""";

        List<String> expected = List.of(
                "One.eml: One\nFrom: ann@example.org\n\nFrom here on, quoted.\n"
                        + "From there on, in the middle of a paragraph.",
                "a folded subject.eml: a folded subject\nFrom: bob@example.org\n\nTwo.\nFrom the end.");
        assertThat(members("unix.mbox", mailbox.getBytes(UTF_8))).isEqualTo(expected);
        assertThat(members("dos.mbox", mailbox.replace("\n", "\r\n").getBytes(UTF_8)))
                .isEqualTo(expected);
        assertThatThrownBy(() -> extraction.extract("no.mbox", "Subject: One\n\nWords."))
                .hasMessageContaining("is no mailbox");
    }

    @Test
    void takesBigContainersApartInStretches() throws IOException {
        List<String> expected = new ArrayList<>();
        Map<String, byte[]> files = new LinkedHashMap<>();
        StringBuilder mailbox = new StringBuilder();
        for (int i = 0; i < 450; i++) {
            expected.add("m" + i);
            files.put("m" + i, "bad".getBytes(UTF_8));
            mailbox.append("From x\nSubject: m")
                    .append(i)
                    .append("\n\nwords ")
                    .append("x".repeat(i * 20))
                    .append("\n\n");
        }

        List<String> fromZip = new ArrayList<>();
        read("many.zip", Documents.zip(renamed(files, ".txt")), sink(fromZip));
        List<String> fromMailbox = new ArrayList<>();
        read("many.mbox", mailbox.toString().getBytes(UTF_8), sink(fromMailbox));

        assertThat(fromZip)
                .isEqualTo(expected.stream().map(name -> name + ".txt").toList());
        assertThat(fromMailbox)
                .isEqualTo(expected.stream().map(name -> name + ".eml").toList());
        assertThat(extraction.scratchEntries()).isLessThan(20);
    }

    @Test
    void readsArchivesInArchivesAndFollowsNoLink() throws IOException {
        byte[] inner = Documents.zip(Map.of("deep/grün.md", "# Deep\n\nA pearl.".getBytes(UTF_8)));
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("../../outside.txt", "within".getBytes(UTF_8));
        files.put("box.zip", inner);
        byte[] tar = tar(files);

        assertThat(extraction.extract("all.tgz", gzip(tar)).text()).isEmpty();
        assertThat(members("all.tgz", gzip(tar)))
                .containsExactly(
                        "all.tar: ../../outside.txt\nbox.zip",
                        "all.tar/../../outside.txt: within",
                        "all.tar/box.zip: deep/grün.md",
                        "all.tar/box.zip/deep/grün.md: # Deep\n\nA pearl.");
        assertThat(folder.resolve("../../outside.txt")).doesNotExist();
    }

    @Test
    void aMemberCostsItselfAlone() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("1.txt", "first".getBytes(UTF_8));
        files.put("2.pdf", "no document".getBytes(UTF_8));
        files.put("3.bad", "memory".getBytes(UTF_8));
        files.put("4.bad", "halt".getBytes(UTF_8));
        files.put("5.zip", "PK\3\4 and no more".getBytes(US_ASCII));
        files.put("6.exe", "of no type that anyone reads".getBytes(UTF_8));
        files.put("7.txt", "last".getBytes(UTF_8));

        assertThat(members("mixed.zip", Documents.zip(files)))
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("1.txt: first"),
                        pdf -> assertThat(pdf).startsWith("2.pdf! the file is named like a PDF document but holds"),
                        memory -> assertThat(memory).startsWith("3.bad! the parser ran out of memory"),
                        halt -> assertThat(halt).isEqualTo("4.bad! the parser crashed with exit code 139"),
                        zip -> assertThat(zip).startsWith("5.zip! the file is broken: "),
                        last -> assertThat(last).isEqualTo("7.txt: last"));
    }

    @Test
    void namesMembersThatAreEncrypted() throws IOException {
        byte[] zip = Documents.zip(Map.of("secret.txt", "words".getBytes(UTF_8)));
        // The flag stands in the header of the member and in the directory.
        zip[6] |= 1;
        zip[new String(zip, ISO_8859_1).indexOf("PK\1\2") + 8] |= 1;

        assertThat(members("locked.zip", zip)).containsExactly("secret.txt! the member is encrypted with a password");
    }

    @Test
    void refusesBombs() throws IOException {
        byte[] zeros = new byte[30 << 20];
        byte[] bomb = Documents.zip(Map.of("zeros.txt", zeros));

        refuses("bomb.zip", bomb, "expands to more than EXTRACTION_MAX_EXPANDED_MB allows");
        refuses("bomb.gz", gzip(zeros), "expands to more than EXTRACTION_MAX_EXPANDED_MB allows");
        refuses(
                "nested.zip",
                Documents.zip(Map.of("a.zip", half(), "b.zip", half(), "c.zip", half())),
                "expands to more than EXTRACTION_MAX_EXPANDED_MB allows");
        Map<String, byte[]> many = new LinkedHashMap<>();
        IntStream.range(0, 501).forEach(i -> many.put(i + ".bin", new byte[0]));
        refuses("many.zip", Documents.zip(many), "more members than EXTRACTION_MAX_MEMBERS allows: 500");
        assertThat(extraction.scratchEntries()).isLessThan(20);
    }

    @Test
    void stopsAtContainersInContainersInContainers() throws IOException {
        byte[] zip = Documents.zip(Map.of("pearl.txt", "words".getBytes(UTF_8)));
        for (int i = 0; i < 9; i++) {
            zip = Documents.zip(Map.of("again.zip", zip));
        }

        List<String> members = members("deep.zip", zip);

        assertThat(members).hasSize(7);
        assertThat(members.get(6)).endsWith("! the member lies in more than 6 containers, one in the other");
    }

    @Test
    void stopsWhenItIsToldTo() throws IOException {
        List<String> seen = new ArrayList<>();
        MemberSink one = new MemberSink() {
            @Override
            public boolean read(List<String> path, ExtractedDocument document, long size, @Nullable Instant modified) {
                seen.add(path.get(0));
                return false;
            }

            @Override
            public boolean unread(List<String> path, FailureType reason, String message) {
                return false;
            }
        };

        read("two.zip", Documents.zip(Map.of("a.txt", "a".getBytes(UTF_8), "b.txt", "b".getBytes(UTF_8))), one);

        assertThat(seen).hasSize(1);
    }

    private void refuses(String name, byte[] content, String reason) {
        assertThatThrownBy(() -> members(name, content))
                .isInstanceOfSatisfying(
                        WorkException.class, e -> assertThat(e.type()).isEqualTo(FailureType.UNSUPPORTED_CONTENT))
                .hasMessageContaining(reason);
    }

    /** Expands to a little less than half of what is allowed. */
    private static byte[] half() {
        return Documents.zip(Map.of("zeros.bin", new byte[9 << 20]));
    }

    private List<String> members(String name, byte[] content) throws IOException {
        List<String> members = new ArrayList<>();
        read(name, content, new MemberSink() {
            @Override
            public boolean read(List<String> path, ExtractedDocument document, long size, @Nullable Instant modified) {
                return members.add(
                        String.join("/", path) + ": " + document.text().strip());
            }

            @Override
            public boolean unread(List<String> path, FailureType reason, String message) {
                return members.add(String.join("/", path) + "! " + message);
            }
        });
        return members;
    }

    private static MemberSink sink(List<String> names) {
        return new MemberSink() {
            @Override
            public boolean read(List<String> path, ExtractedDocument document, long size, @Nullable Instant modified) {
                return names.add(path.get(0));
            }

            @Override
            public boolean unread(List<String> path, FailureType reason, String message) {
                throw new AssertionError(path + ": " + message);
            }
        };
    }

    private void read(String name, byte[] content, MemberSink sink) throws IOException {
        extraction.extractor.extractMembers(Files.write(folder.resolve(name), content), name, sink);
    }

    private static Map<String, byte[]> renamed(Map<String, byte[]> files, String ending) {
        Map<String, byte[]> renamed = new LinkedHashMap<>();
        files.forEach((name, content) -> renamed.put(name + ending, content));
        return renamed;
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }

    /** With a link to a file of the system in it. */
    private static byte[] tar(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry link = new TarArchiveEntry("passwd.txt", TarConstants.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey(), true);
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }
}
