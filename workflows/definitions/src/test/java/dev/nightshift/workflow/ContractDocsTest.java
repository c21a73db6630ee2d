package dev.nightshift.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.ValidationMessage;
import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.TaskQueue;
import dev.nightshift.contract.storage.DocumentId;
import dev.nightshift.contract.storage.IndexDocumentRequest;
import dev.nightshift.runtime.Payloads;
import dev.nightshift.workflow.ContractExamples.Example;
import io.temporal.api.common.v1.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/contracts.md shows is what the workers read and write, and what the published schemas allow. */
class ContractDocsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Example> examples() throws IOException {
        return ContractExamples.all();
    }

    static Stream<Example> requests() throws IOException {
        return examples().stream().filter(example -> example.type().endsWith("Request"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleKeepsToItsSchema(Example example) throws IOException {
        assertThat(example.schema().validate(example.tree())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void workersReadEveryExampleAndWriteItTheSameWay(Example example) throws Exception {
        Object read = example.read(example.json());
        Payload written = Payloads.dataConverter().toPayload(read).orElseThrow();

        assertThat(JSON.readTree(written.getData().toStringUtf8())).isEqualTo(example.tree());
        assertThat(example.schema().validate(JSON.readTree(written.getData().toStringUtf8())))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("requests")
    void workersReadARequestThatLeavesOutWhatIsNotRequired(Example example) throws Exception {
        ObjectNode shortened = (ObjectNode) example.tree();
        JsonNode required = example.schema().getSchemaNode().path("required");
        shortened.retain(JSON.convertValue(required, new TypeReference<List<String>>() {}));

        Object read = example.read(shortened.toString());

        assertThat(read).isNotNull();
        assertThat(example.schema().validate(shortened)).isEmpty();
    }

    @Test
    void everySchemaAndEveryEndingHasAnExample() throws IOException {
        Set<String> shown = new TreeSet<>();
        Set<String> endings = new TreeSet<>();
        for (Example example : examples()) {
            shown.add(example.type() + ".schema.json");
            endings.add(example.type() + " " + example.tree().path("kind").asText());
        }

        try (Stream<Path> schemas = Files.list(ContractExamples.DOCS.resolve("contracts"))) {
            assertThat(schemas.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(shown);
        }
        for (Example example : examples()) {
            for (String kind : example.schema().getSchemaNode().findValuesAsText("const")) {
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

        Set<ValidationMessage> wrongKind =
                ContractExamples.schema("SearchOutcome").validate(unknownKind);
        Set<ValidationMessage> missing =
                ContractExamples.schema("SearchOutcome").validate(withoutHits);
        Set<ValidationMessage> tenant = ContractExamples.schema("SearchRequest")
                .validate(JSON.readTree("{\"tenant\": \"ACME!\", \"query\": \"a\"}"));

        assertThat(wrongKind).isNotEmpty();
        assertThat(missing).isNotEmpty();
        assertThat(tenant).isNotEmpty();
    }

    @Test
    void theIdsShownAreTheIdsMade() throws Exception {
        Example example = examples().get(0);
        IndexDocumentRequest request = JSON.readValue(example.json(), IndexDocumentRequest.class);

        assertThat(ContractExamples.text())
                .contains("# " + request.workflowId() + "\n")
                .contains("# " + request.source() + "\n")
                .contains(
                        "# " + DocumentId.of(request.tenant(), request.source()).value() + "\n");
    }

    @Test
    void everyWorkflowWithItsQueueAndEveryFailureTypeIsShown() throws IOException {
        for (TaskQueue queue : TaskQueue.values()) {
            for (String type : Contracts.workflowTypes(queue)) {
                assertThat(ContractExamples.text())
                        .containsAnyOf(
                                "| `" + type + "` | `" + queue.queueName() + "` |",
                                "`" + type + "` is started by `IndexCorpusWorkflow` alone");
            }
        }
        for (FailureType failure : FailureType.values()) {
            assertThat(ContractExamples.text())
                    .contains("| `" + failure + "` | " + (failure.isRetryable() ? "yes" : "no") + " |");
        }
    }
}
