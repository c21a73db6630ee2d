package dev.nightshift.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.nightshift.contract.search.SearchOutcome;
import dev.nightshift.contract.search.SearchRequest;
import dev.nightshift.contract.storage.CorpusProgress;
import dev.nightshift.contract.storage.IndexCorpusOutcome;
import dev.nightshift.contract.storage.IndexCorpusRequest;
import dev.nightshift.contract.storage.IndexDocumentOutcome;
import dev.nightshift.contract.storage.IndexDocumentProgress;
import dev.nightshift.contract.storage.IndexDocumentRequest;
import dev.nightshift.contract.storage.RemoveDocumentOutcome;
import dev.nightshift.contract.storage.RemoveDocumentRequest;
import dev.nightshift.contract.storage.SourceChanged;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Keeps the published JSON Schemas equal to the records. {@code -Drecord} writes them anew.
 */
class SchemasTest {
    private static final Path FOLDER = Path.of("../../docs/contracts");

    static List<Class<?>> published() {
        return List.of(
                CorpusProgress.class,
                IndexCorpusOutcome.class,
                IndexCorpusRequest.class,
                IndexDocumentOutcome.class,
                IndexDocumentProgress.class,
                IndexDocumentRequest.class,
                RemoveDocumentOutcome.class,
                RemoveDocumentRequest.class,
                SearchOutcome.class,
                SearchRequest.class,
                SourceChanged.class);
    }

    @BeforeAll
    static void recordIfAsked() throws IOException {
        if (System.getProperty("record") != null) {
            for (Class<?> type : published()) {
                Files.writeString(file(type), schema(type));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("published")
    void arePublishedAsTheRecordsAre(Class<?> type) throws IOException {
        String schema = schema(type);

        assertThat(file(type))
                .as("written by: mvn test -pl workflows/contracts -Drecord")
                .hasContent(schema);
    }

    @Test
    void noOtherSchemaIsPublished() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(published().stream()
                            .map(type -> type.getSimpleName() + ".schema.json")
                            .toList());
        }
    }

    @Test
    void aChangedRecordHasAnotherSchema() {
        JsonNode before = Schemas.of(Before.class);

        assertThat(Schemas.of(AfterRename.class)).isNotEqualTo(before);
        assertThat(Schemas.of(AfterLoosening.class)).isNotEqualTo(before);
    }

    private static Path file(Class<?> type) {
        return FOLDER.resolve(type.getSimpleName() + ".schema.json");
    }

    private static String schema(Class<?> type) throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        return mapper.writeValueAsString(Schemas.of(type)) + "\n";
    }

    record Before(String name) {}

    record AfterRename(String title) {}

    record AfterLoosening(@Nullable String name) {}
}
