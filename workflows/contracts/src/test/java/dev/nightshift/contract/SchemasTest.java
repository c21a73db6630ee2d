package dev.nightshift.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.ArrayList;
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

    @ParameterizedTest
    @MethodSource("published")
    void describeEveryTypeAndProperty(Class<?> type) throws IOException {
        JsonNode schema = new ObjectMapper().readTree(file(type).toFile());

        assertThat(undescribed(schema, "#")).isEmpty();
    }

    @Test
    void aPropertyWithoutDescriptionIsFound() throws IOException {
        ObjectNode schema = (ObjectNode) new ObjectMapper().readTree(schema(IndexCorpusOutcome.class));
        ObjectNode counts = (ObjectNode) schema.at("/$defs/CorpusCounts");
        counts.remove("description");
        ((ObjectNode) counts.at("/properties/chunks")).put("description", "");

        assertThat(undescribed(schema, "#"))
                .containsExactlyInAnyOrder("#/$defs/CorpusCounts", "#/$defs/CorpusCounts/properties/chunks");
    }

    @Test
    void aRecordOrFieldWithoutJavadocIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Schemas.of(Undescribed.class))
                .withMessageEndingWith("Undescribed");
        assertThatIllegalStateException()
                .isThrownBy(() -> Schemas.of(HalfDescribed.class))
                .withMessageEndingWith("HalfDescribed @param title");
    }

    @Test
    void descriptionsAreTheJavadocInPlainText() {
        JsonNode schema = Schemas.of(Described.class);

        assertThat(schema.at("/description").textValue())
                .isEqualTo("Says of a Before that it has a name, on two lines.");
        assertThat(schema.at("/properties/name/description").textValue()).isEqualTo("such as <a & b>");
    }

    @Test
    void rangesAreThoseAllowed() {
        JsonNode properties = Schemas.of(Ranged.class).path("properties");

        assertThat(properties.path("count").path("minimum").intValue()).isEqualTo(-2);
        assertThat(properties.path("count").path("maximum").intValue()).isEqualTo(7);
        assertThat(properties.path("word").path("minLength").intValue()).isEqualTo(3);
        assertThat(properties.path("word").path("maxLength").intValue()).isEqualTo(4);
        assertThat(properties.path("word").path("pattern").textValue()).isEqualTo("[a-z]");
        assertThat(properties.path("free").fieldNames()).toIterable().containsExactlyInAnyOrder("type", "description");
        assertThat(properties.path("count").has("minLength")).isFalse();
        assertThat(properties.path("word").has("minimum")).isFalse();
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

    /** Returns the places of types and properties that say nothing of themselves. */
    private static List<String> undescribed(JsonNode node, String place) {
        List<String> places = new ArrayList<>();
        boolean type = place.equals("#") || node.has("properties") && !node.has("$ref");
        boolean property = place.matches(".*/(properties|\\$defs)/[^/]+");
        boolean subtype = property && node.has("$ref") && place.contains("/$defs/");
        if ((type || property) && !subtype && node.path("description").asText().isBlank()) {
            places.add(place);
        }
        node.fields()
                .forEachRemaining(field -> places.addAll(undescribed(field.getValue(), place + "/" + field.getKey())));
        return places;
    }

    /**
     * Before a change.
     *
     * @param name a name
     */
    record Before(String name) {}

    /**
     * After the field's name changed.
     *
     * @param title a name
     */
    record AfterRename(String title) {}

    /**
     * After the field was allowed to be absent.
     *
     * @param name a name
     */
    record AfterLoosening(@Nullable String name) {}

    record Undescribed() {}

    /** Says nothing of its field. */
    record HalfDescribed(String title) {}

    /**
     * Says of a {@link Before} that
     * it has a {@code name}, on two lines.
     *
     * @param name such as {@literal <a & b>}
     */
    record Described(String name) {}

    /**
     * Has ranges.
     *
     * @param count a number
     * @param word a text
     * @param free a number without a range
     */
    record Ranged(
            @Allowed(min = -2, max = 7) int count,
            @Allowed(min = 3, max = 4, pattern = "[a-z]") String word,
            int free) {}
}
