package dev.nightshift.contract.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightshift.contract.TenantId;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceUrisTest {
    private static final TenantId ACME = new TenantId("acme");

    @ParameterizedTest
    @CsvSource({
        "file:/a/b.md,                  file:///a/b.md",
        "FILE:///a/b.md,                file:///a/b.md",
        "file://localhost/a/b.md,       file:///a/b.md",
        "file:///a//b/./c/../d.md,      file:///a/b/d.md",
        "file:///a/b/,                  file:///a/b",
        "file:///,                      file:///",
        "file:///a%20(1)+%7e.md,        file:///a%20%281%29%2B~.md",
        "file:///gr%c3%bc%c3%9fe.md,    file:///gr%C3%BC%C3%9Fe.md",
        "file:///grüße.md,              file:///gr%C3%BC%C3%9Fe.md",
        "file:///a/%2e%2e/b.md,         file:///b.md",
        "file:///latin-%e9.txt,         file:///latin-%E9.txt"
    })
    void spellsAFileInOneWay(URI spelled, URI canonical) {
        assertThat(SourceUris.canonical(spelled)).isEqualTo(canonical);
        assertThat(SourceUris.canonical(canonical)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "s3://bucket/a/b.md,            s3://bucket/a/b.md",
        "S3://my_bucket/a,              s3://my_bucket/a",
        "s3://bucket,                   s3://bucket/",
        "s3://bucket/a//b/,             s3://bucket/a//b/",
        "s3://bucket//a/../b/./c,       s3://bucket//a/../b/./c",
        "s3://bucket/a%2fb%2e%20(1)+,   s3://bucket/a/b.%20%281%29%2B",
        "s3://bucket/grüße%3f%23,       s3://bucket/gr%C3%BC%C3%9Fe%3F%23",
        "s3://bucket/%f0%9f%98%80%0a,   s3://bucket/%F0%9F%98%80%0A"
    })
    void spellsAnObjectInOneWay(URI spelled, URI canonical) {
        assertThat(SourceUris.canonical(spelled)).isEqualTo(canonical);
        assertThat(SourceUris.canonical(canonical)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "s3://bucket/a?b",
        "s3:///a",
        "file://server/share/a",
        "file:///a?b",
        "file:///a#b",
        "file:a/b",
        "mid:1@b"
    })
    void leavesOthersAsTheyAre(URI other) {
        assertThat(SourceUris.canonical(other)).isEqualTo(other);
    }

    @Test
    void pointsAtTheSameFile() {
        Path file = Path.of("/tmp/a folder/grüße (1)+[x]~'!,;=@&$.md");

        assertThat(Path.of(SourceUris.canonical(file.toUri()))).isEqualTo(file);
    }

    @Test
    void givesEverySpellingTheSameIds() {
        URI java = URI.create("file:///notes/a(1).md");
        URI python = URI.create("file:///notes/a%281%29.md");

        assertThat(DocumentId.of(ACME, java)).isEqualTo(DocumentId.of(ACME, python));
        assertThat(new IndexDocumentRequest(ACME, java, false).workflowId())
                .isEqualTo(new IndexDocumentRequest(ACME, python, false).workflowId());
    }
}
