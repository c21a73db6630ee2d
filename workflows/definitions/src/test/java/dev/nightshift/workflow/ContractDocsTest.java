package dev.nightshift.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.TaskQueue;
import dev.nightshift.contract.storage.DocumentId;
import dev.nightshift.contract.storage.IndexDocumentRequest;
import dev.nightshift.runtime.Payloads;
import io.temporal.api.common.v1.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/contracts.md shows is what the workers read and write, and what the published schemas allow. */
class ContractDocsTest {
    private static final Path DOCS = Path.of("../../docs");
    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- example: (\\w+) -->\\n```json\\n(.*?)```", Pattern.DOTALL);
    private static final ObjectMapper JSON = new ObjectMapper();

    record Example(String type, String json) {
        JsonNode tree() throws IOException {
            return JSON.readTree(json);
        }
    }

    static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (Matcher match = EXAMPLE.matcher(text()); match.find(); ) {
            examples.add(new Example(match.group(1), match.group(2)));
        }
        return examples;
    }

    static Stream<Example> requests() throws IOException {
        return examples().stream().filter(example -> example.type().endsWith("Request"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleKeepsToItsSchema(Example example) throws IOException {
        assertThat(schema(example.type()).validate(example.tree())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void workersReadEveryExampleAndWriteItTheSameWay(Example example) throws Exception {
        Payload payload = Payload.newBuilder()
                .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
                .setData(ByteString.copyFromUtf8(example.json()))
                .build();
        Class<?> type = contract(example.type());

        Object read = Payloads.dataConverter().fromPayload(payload, type, type);
        Payload written = Payloads.dataConverter().toPayload(read).orElseThrow();

        assertThat(JSON.readTree(written.getData().toStringUtf8())).isEqualTo(example.tree());
        assertThat(schema(example.type())
                        .validate(JSON.readTree(written.getData().toStringUtf8())))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void workersReadARequestThatLeavesOutWhatIsNotRequired(Example example) throws Exception {
        ObjectNode shortened = (ObjectNode) example.tree();
        JsonNode required = schema(example.type()).getSchemaNode().path("required");
        shortened.retain(JSON.convertValue(required, new TypeReference<List<String>>() {}));

        Object read = JSON.readValue(shortened.toString(), contract(example.type()));

        assertThat(read).isNotNull();
        assertThat(schema(example.type()).validate(shortened)).isEmpty();
    }

    @Test
    void everySchemaAndEveryEndingHasAnExample() throws IOException {
        Set<String> shown = new TreeSet<>();
        Set<String> endings = new TreeSet<>();
        for (Example example : examples()) {
            shown.add(example.type() + ".schema.json");
            endings.add(example.type() + " " + example.tree().path("kind").asText());
        }

        try (Stream<Path> schemas = Files.list(DOCS.resolve("contracts"))) {
            assertThat(schemas.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(shown);
        }
        for (Example example : examples()) {
            for (String kind : schema(example.type()).getSchemaNode().findValuesAsText("const")) {
                assertThat(endings).contains(example.type() + " " + kind);
            }
        }
    }

    @Test
    void theSchemasRefuseWhatIsWrong() throws IOException {
        Example found = examples().stream()
                .filter(example -> example.type().equals("SearchOutcome"))
                .findFirst()
                .orElseThrow();
        ObjectNode unknownKind = ((ObjectNode) found.tree()).put("kind", "lost");
        ObjectNode withoutHits = ((ObjectNode) found.tree()).without("hits");

        Set<ValidationMessage> wrongKind = schema("SearchOutcome").validate(unknownKind);
        Set<ValidationMessage> missing = schema("SearchOutcome").validate(withoutHits);
        Set<ValidationMessage> tenant =
                schema("SearchRequest").validate(JSON.readTree("{\"tenant\": \"ACME!\", \"query\": \"a\"}"));

        assertThat(wrongKind).isNotEmpty();
        assertThat(missing).isNotEmpty();
        assertThat(tenant).isNotEmpty();
    }

    @Test
    void theIdsShownAreTheIdsMade() throws Exception {
        Example example = examples().get(0);
        IndexDocumentRequest request = JSON.readValue(example.json(), IndexDocumentRequest.class);

        assertThat(text())
                .contains("# " + request.workflowId() + "\n")
                .contains("# " + request.source() + "\n")
                .contains(
                        "# " + DocumentId.of(request.tenant(), request.source()).value() + "\n");
    }

    @Test
    void everyWorkflowWithItsQueueAndEveryFailureTypeIsShown() throws IOException {
        for (TaskQueue queue : TaskQueue.values()) {
            for (String type : Contracts.workflowTypes(queue)) {
                assertThat(text())
                        .containsAnyOf(
                                "| `" + type + "` | `" + queue.queueName() + "` |",
                                "`" + type + "` is started by `IndexCorpusWorkflow` alone");
            }
        }
        for (FailureType failure : FailureType.values()) {
            assertThat(text()).contains("| `" + failure + "` | " + (failure.isRetryable() ? "yes" : "no") + " |");
        }
    }

    private static String text() throws IOException {
        return Files.readString(DOCS.resolve("contracts.md"));
    }

    private static JsonSchema schema(String type) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(DOCS.resolve("contracts").resolve(type + ".schema.json")));
    }

    private static Class<?> contract(String type) throws ClassNotFoundException {
        String domain = type.startsWith("Search") ? "search" : "storage";
        return Class.forName("dev.nightshift.contract." + domain + "." + type);
    }
}
