package dev.nightshift.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.google.protobuf.ByteString;
import dev.nightshift.contract.TenantId;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PayloadsTest {
    private static final Letter LETTER = new Letter(
            new TenantId("acme"),
            URI.create("file:///notes/a.md"),
            Instant.parse("2026-11-21T04:00:00Z"),
            Optional.of("blue"),
            Optional.empty(),
            Duration.ofSeconds(90));

    private final DataConverter payloads = Payloads.dataConverter();

    @Test
    void recordsSurviveTheWireWithTheirTypedFields() {
        Payload payload = payloads.toPayload(LETTER).orElseThrow();

        assertThat(payload.getData().toStringUtf8()).isEqualTo("""
                {"tenant":"acme","source":"file:///notes/a.md","sent":"2026-11-21T04:00:00Z",\
                "colour":"blue","stamp":null,"travel":"PT1M30S"}""");
        assertThat(payloads.fromPayload(payload, Letter.class, Letter.class)).isEqualTo(LETTER);
    }

    @Test
    void anAbsentOptionalFieldIsEmpty() {
        Letter letter = read("{\"tenant\":\"acme\"}", Letter.class);

        assertThat(letter.colour()).isEmpty();
    }

    @Test
    void sealedResultsCarryTheirKind() {
        Payload payload = payloads.toPayload(new Reply.Refused(3)).orElseThrow();

        assertThat(payload.getData().toStringUtf8()).isEqualTo("{\"kind\":\"refused\",\"count\":3}");
        assertThat(payloads.fromPayload(payload, Reply.class, Reply.class)).isEqualTo(new Reply.Refused(3));
    }

    @Test
    void aFieldAddedByANewerWorkerIsIgnored() {
        String newer = "{\"tenant\":\"acme\",\"priority\":1}";

        assertThat(read(newer, Letter.class).tenant()).isEqualTo(new TenantId("acme"));
        assertThatThrownBy(() -> DefaultDataConverter.newDefaultInstance()
                        .fromPayload(payload(newer), Letter.class, Letter.class))
                .hasMessageContaining("priority");
    }

    private <T> T read(String json, Class<T> type) {
        return payloads.fromPayload(payload(json), type, type);
    }

    private static Payload payload(String json) {
        return Payload.newBuilder()
                .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
                .setData(ByteString.copyFromUtf8(json))
                .build();
    }

    record Letter(
            TenantId tenant,
            URI source,
            Instant sent,
            Optional<String> colour,
            Optional<String> stamp,
            Duration travel) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes(@JsonSubTypes.Type(Reply.Refused.class))
    sealed interface Reply {
        @JsonTypeName("refused")
        record Refused(int count) implements Reply {}
    }
}
