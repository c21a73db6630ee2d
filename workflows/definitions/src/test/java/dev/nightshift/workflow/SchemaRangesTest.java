package dev.nightshift.workflow;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.nightshift.workflow.ContractExamples.Example;
import io.temporal.common.converter.DataConverterException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The published schemas refuse what the workers refuse to read, and nothing else: any number in the place
 * of a number of an example, any text in the place of a text.
 */
class SchemaRangesTest {
    /** No small digits: the converter takes the number of an enum's constant for its name. */
    private static final List<String> LETTERS =
            List.of("a", "9", "f", "-", "A", ".", " ", "\n", "\u00e9", "\u6f22", "\ud83d\ude00");

    /** On both sides of what the patterns of ids count. */
    private static final List<Integer> LENGTHS = List.of(0, 1, 2, 31, 32, 33, 62, 63, 64);

    private static final Set<String> BOUNDS = Set.of("minimum", "maximum", "minLength", "maxLength");

    /** A span's start may not be after its end, and a schema cannot compare two fields. */
    private static final Set<String> COMPARED = Set.of("start", "end");

    /** Of these a schema names the format, which a validator may check or not. */
    private static final Set<String> FORMATTED = Set.of("source", "root", "removedAt");

    private final Random random = new Random(20_260_701);

    static List<Example> examples() throws IOException {
        return ContractExamples.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void refuseTheSameNumbersAndTextsAsTheWorkers(Example example) throws Exception {
        assertThat(disagreements(example, example.schema())).isEmpty();
    }

    @Test
    void aWrongOrMissingRangeIsNoticed() throws Exception {
        Example search = examples().stream()
                .filter(example -> example.type().equals("SearchRequest"))
                .findFirst()
                .orElseThrow();

        assertThat(disagreements(search, changed(search, "/properties/limit", "maximum", IntNode.valueOf(51))))
                .containsExactly("/limit: 51");
        assertThat(disagreements(search, changed(search, "/properties/limit", "minimum", null)))
                .contains("/limit: 0");
        assertThat(disagreements(search, changed(search, "/properties/query", "maxLength", IntNode.valueOf(999))))
                .isNotEmpty();
        assertThat(disagreements(search, changed(search, "/properties/query", "pattern", null)))
                .contains("/query: \" \"");
    }

    /** Returns each value that only the schema or only the worker refuses, with its place. */
    private List<String> disagreements(Example example, JsonSchema schema) throws Exception {
        List<String> found = new ArrayList<>();
        for (JsonPointer place : places(example.tree(), JsonPointer.empty())) {
            for (JsonNode value : values(example.tree().at(place), place, bounds(schema))) {
                JsonNode tree = example.tree();
                put(tree, place, value);
                boolean refused = !schema.validate(tree).isEmpty();
                if (refused != refusedByWorker(example, tree)) {
                    found.add(place + ": " + value);
                }
            }
        }
        return found;
    }

    private static boolean refusedByWorker(Example example, JsonNode tree) throws ClassNotFoundException {
        try {
            example.read(tree.toString());
            return false;
        } catch (DataConverterException e) {
            return true;
        }
    }

    private static List<JsonPointer> places(JsonNode tree, JsonPointer here) {
        List<JsonPointer> places = new ArrayList<>();
        if (tree.isInt() || tree.isTextual()) {
            places.add(here);
        }
        for (Iterator<Map.Entry<String, JsonNode>> fields = tree.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            places.addAll(places(field.getValue(), here.appendProperty(field.getKey())));
        }
        for (int i = 0; tree.isArray() && i < tree.size(); i++) {
            places.addAll(places(tree.get(i), here.appendIndex(i)));
        }
        return places;
    }

    private static void put(JsonNode tree, JsonPointer place, JsonNode value) {
        JsonNode parent = tree.at(place.head());
        if (parent instanceof ObjectNode object) {
            object.set(place.last().getMatchingProperty(), value);
        } else {
            ((ArrayNode) parent).set(place.last().getMatchingIndex(), value);
        }
    }

    private List<JsonNode> values(JsonNode shown, JsonPointer place, Set<Integer> bounds) {
        String field = place.last().getMatchingProperty();
        if (shown.isInt()) {
            return numbers(bounds).stream()
                    .filter(number -> !COMPARED.contains(field) || number < 0)
                    .<JsonNode>map(IntNode::valueOf)
                    .toList();
        }
        return FORMATTED.contains(field) ? List.of() : texts(bounds);
    }

    /** Returns all small numbers, some of any size, and those on both sides of a bound. */
    private Set<Integer> numbers(Set<Integer> bounds) {
        Set<Integer> numbers = new TreeSet<>(bounds);
        IntStream.rangeClosed(-5, 70).forEach(numbers::add);
        random.ints(20).forEach(numbers::add);
        return numbers;
    }

    /** Returns texts of some lengths, among them those on both sides of a bound. */
    private List<JsonNode> texts(Set<Integer> bounds) {
        Set<Integer> lengths = new TreeSet<>(bounds);
        lengths.addAll(LENGTHS);
        lengths.removeIf(length -> length < 0);
        List<JsonNode> texts = new ArrayList<>();
        for (int length : lengths) {
            // Few kinds of letters in each, so that some texts keep to a pattern.
            for (int kinds : new int[] {1, 3, 4, LETTERS.size()}) {
                texts.add(TextNode.valueOf(
                        random.ints(length, 0, kinds).mapToObj(LETTERS::get).collect(joining())));
            }
            texts.add(TextNode.valueOf(" ".repeat(length)));
        }
        return texts;
    }

    private static Set<Integer> bounds(JsonSchema schema) {
        Set<Integer> bounds = new TreeSet<>();
        for (String bound : BOUNDS) {
            for (JsonNode value : schema.getSchemaNode().findValues(bound)) {
                IntStream.rangeClosed(-1, 1).forEach(step -> bounds.add(value.intValue() + step));
            }
        }
        return bounds;
    }

    private static JsonSchema changed(Example example, String place, String name, @Nullable JsonNode value)
            throws IOException {
        JsonNode schema = example.schema().getSchemaNode().deepCopy();
        ObjectNode changed = (ObjectNode) schema.at(place);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.set(name, value);
        }
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    }
}
