package dev.nightshift.contract;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.module.jackson.JacksonModule;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON Schema of a payload, as the worker reads or writes it. */
final class Schemas {
    private static final Javadocs DOCS = Javadocs.in(Path.of("src/main/java"), Path.of("src/test/java"));

    private Schemas() {}

    /**
     * Returns the schema of {@code type}. What a worker reads may lack what may be null and every flag,
     * which is then false; what it writes has every field, though some may be null. Descriptions are the
     * Javadoc of the records, ranges their {@link Allowed}.
     *
     * @throws IllegalStateException if a type or field has no Javadoc
     */
    static JsonNode of(Class<?> type) {
        boolean read =
                type.getSimpleName().endsWith("Request") || type.getSimpleName().endsWith("Changed");
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(
                        SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(new JacksonModule())
                .with(Option.DEFINITIONS_FOR_ALL_OBJECTS, Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES)
                .with(Option.SCHEMA_VERSION_INDICATOR);
        config.forFields()
                .withNullableCheck(Schemas::mayBeNull)
                .withRequiredCheck(field -> !read || !(mayBeNull(field) || isFlag(field)))
                .withDescriptionResolver(Schemas::description)
                .withNumberInclusiveMinimumResolver(field -> isText(field) ? null : number(least(field)))
                .withNumberInclusiveMaximumResolver(field -> isText(field) ? null : number(most(field)))
                .withStringMinLengthResolver(field -> isText(field) ? length(least(field)) : null)
                .withStringMaxLengthResolver(field -> isText(field) ? length(most(field)) : null)
                .withStringPatternResolver(Schemas::pattern);
        config.forTypesInGeneral()
                .withCustomDefinitionProvider(Schemas::text)
                .withDescriptionResolver(scope -> description(scope.getType().getErasedType()));
        // Of a choice of endings the library describes each, and not the choice.
        ObjectNode schema =
                new SchemaGenerator(config.build()).generateSchema(type).put("description", DOCS.of(type));
        schema.findValues("kind").stream()
                .filter(kind -> kind.has("const"))
                .forEach(kind -> ((ObjectNode) kind).put("description", "says which of the endings this is"));
        return schema;
    }

    private static boolean isText(FieldScope field) {
        return field.getRawMember().getType() == String.class;
    }

    private static @Nullable String description(Class<?> type) {
        if (type == Map.class) {
            return "A value for each name.";
        }
        boolean ours = !type.isArray() && type.getPackageName().startsWith("dev.nightshift.");
        return ours ? DOCS.of(type) : null;
    }

    private static @Nullable String description(FieldScope field) {
        return field.isFakeContainerItemScope() ? null : DOCS.of(component(field));
    }

    private static Optional<Allowed> allowed(FieldScope field) {
        return field.isFakeContainerItemScope()
                ? Optional.empty()
                : Optional.ofNullable(component(field).getAnnotation(Allowed.class));
    }

    private static Optional<Long> least(FieldScope field) {
        return allowed(field).map(Allowed::min).filter(min -> min != Long.MIN_VALUE);
    }

    private static Optional<Long> most(FieldScope field) {
        return allowed(field).map(Allowed::max).filter(max -> max != Long.MAX_VALUE);
    }

    private static @Nullable BigDecimal number(Optional<Long> bound) {
        return bound.map(BigDecimal::valueOf).orElse(null);
    }

    private static @Nullable Integer length(Optional<Long> bound) {
        return bound.map(Math::toIntExact).orElse(null);
    }

    private static @Nullable String pattern(FieldScope field) {
        return allowed(field)
                .map(Allowed::pattern)
                .filter(pattern -> !pattern.isEmpty())
                .orElse(null);
    }

    private static RecordComponent component(FieldScope field) {
        return Arrays.stream(field.getRawMember().getDeclaringClass().getRecordComponents())
                .filter(component ->
                        component.getName().equals(field.getRawMember().getName()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean mayBeNull(FieldScope field) {
        return field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean isFlag(FieldScope field) {
        return field.getRawMember().getType() == boolean.class;
    }

    /** Returns the definition of what is written as a string, or null for any other type. */
    private static @Nullable CustomDefinition text(ResolvedType type, SchemaGenerationContext context) {
        Class<?> raw = type.getErasedType();
        ObjectNode text = context.getGeneratorConfig().createObjectNode().put("type", "string");
        if (raw == URI.class) {
            return new CustomDefinition(text.put("format", "uri"), true);
        }
        if (raw == Instant.class) {
            return new CustomDefinition(text.put("format", "date-time"), true);
        }
        boolean value = raw.isRecord()
                && Arrays.stream(raw.getRecordComponents())
                        .anyMatch(component -> component.getAccessor().isAnnotationPresent(JsonValue.class));
        return value ? new CustomDefinition(text.put("pattern", "^" + form(raw) + "$")) : null;
    }

    private static String form(Class<?> record) {
        try {
            Field form = record.getDeclaredField("FORM");
            form.setAccessible(true);
            return form.get(null).toString();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record that is written as a string keeps its pattern in FORM", e);
        }
    }
}
