package dev.nightshift.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import dev.nightshift.contract.storage.SourceUris;
import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectUriTest {
    @Test
    void readsBucketAndKey() {
        ObjectUri place = ObjectUri.of(URI.create("s3://my_bucket/a%20folder/gr%C3%BC%C3%9Fe.md"));

        assertThat(place).isEqualTo(new ObjectUri("my_bucket", "a folder/grüße.md"));
        assertThat(place.name()).isEqualTo("grüße.md");
        assertThat(place.isPrefix()).isFalse();
    }

    @Test
    void tellsAPrefixFromAnObject() {
        assertThat(ObjectUri.of(URI.create("s3://bucket")).isPrefix()).isTrue();
        assertThat(ObjectUri.of(URI.create("s3://bucket/")).isPrefix()).isTrue();
        assertThat(ObjectUri.of(URI.create("s3://bucket/a/")).isPrefix()).isTrue();
        assertThat(ObjectUri.of(URI.create("s3://bucket/a")).isPrefix()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a//b",
                "/a",
                "../a/./b/..",
                "a+b c%20d",
                "?#&=;:@!$,'()*[]{}|\\^`\"<>~",
                "new\nline\ttab\u0001\u007f",
                "\u00e9 and e\u0301",
                "\ud83d\ude00/\u4e2d\u6587.txt",
                "%2F%zz%",
                "a/b/"
            })
    void keepsEveryCharacterOfAKey(String key) {
        URI uri = new ObjectUri("bucket", key).uri();

        assertThat(ObjectUri.of(uri).key()).isEqualTo(key);
        assertThat(SourceUris.canonical(uri)).isEqualTo(uri);
        assertThat(uri.toString()).matches("s3://bucket/[A-Za-z0-9._~/%-]*");
    }

    @Test
    void keepsKeysOfAnyCharactersApart() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            String key = key(random);

            assertThat(ObjectUri.of(new ObjectUri("bucket", key).uri()).key()).isEqualTo(key);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///a",
                "s3:///a",
                "s3:bucket/a",
                "s3://bucket/a?b",
                "s3://bucket/a#b",
                "s3://user@bucket/a",
                "s3://bucket:80/a",
                "s3://b/a",
                "s3://bucket/%E9"
            })
    void refusesWhatNamesNoObject(String uri) {
        assertThatThrownBy(() -> ObjectUri.of(URI.create(uri)))
                .isInstanceOfSatisfying(
                        WorkException.class, e -> assertThat(e.type()).isEqualTo(FailureType.INVALID_INPUT))
                .hasMessageContaining(uri);
    }

    @Test
    void refusesANameThatNoBucketHas() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ObjectUri("a/b", ""));
    }

    private static String key(Random random) {
        StringBuilder key = new StringBuilder();
        for (int length = random.nextInt(20); length > 0; length--) {
            int point = random.nextInt(4) > 0 ? random.nextInt(0x80) : random.nextInt(0x11_0000);
            if (point < 0xd800 || point > 0xdfff) {
                key.appendCodePoint(point);
            }
        }
        return key.toString();
    }
}
