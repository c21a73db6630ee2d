package dev.nightshift.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.nightshift.runtime.Payloads;
import io.temporal.api.common.v1.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The examples in docs/contracts.md, with what they are examples of. */
final class ContractExamples {
    static final Path DOCS = Path.of("../../docs");

    private static final Pattern EXAMPLE =
            Pattern.compile("<!-- example: (\\w+) -->\\n```json\\n(.*?)```", Pattern.DOTALL);
    private static final ObjectMapper JSON = new ObjectMapper();

    private ContractExamples() {}

    record Example(String type, String json) {
        JsonNode tree() throws IOException {
            return JSON.readTree(json);
        }

        JsonSchema schema() throws IOException {
            return ContractExamples.schema(type);
        }

        /** Reads a payload as a worker does. */
        Object read(String payload) throws ClassNotFoundException {
            Payload data = Payload.newBuilder()
                    .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
                    .setData(ByteString.copyFromUtf8(payload))
                    .build();
            Class<?> contract = contract(type);
            return Payloads.dataConverter().fromPayload(data, contract, contract);
        }
    }

    static List<Example> all() throws IOException {
        List<Example> examples = new ArrayList<>();
        for (Matcher match = EXAMPLE.matcher(text()); match.find(); ) {
            examples.add(new Example(match.group(1), match.group(2)));
        }
        return examples;
    }

    static String text() throws IOException {
        return Files.readString(DOCS.resolve("contracts.md"));
    }

    static JsonSchema schema(String type) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(DOCS.resolve("contracts").resolve(type + ".schema.json")));
    }

    private static Class<?> contract(String type) throws ClassNotFoundException {
        String domain = type.startsWith("Search") ? "search" : "storage";
        return Class.forName("dev.nightshift.contract." + domain + "." + type);
    }
}
