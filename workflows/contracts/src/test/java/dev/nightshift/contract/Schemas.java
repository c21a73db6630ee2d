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
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The JSON Schema of a payload, as the worker reads or writes it. */
final class Schemas {
    private Schemas() {}

    /**
     * Returns the schema of {@code type}. What a worker reads may lack what may be null and every flag,
     * which is then false; what it writes has every field, though some may be null.
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
                .withRequiredCheck(field -> !read || !(mayBeNull(field) || isFlag(field)));
        config.forTypesInGeneral().withCustomDefinitionProvider(Schemas::text);
        return new SchemaGenerator(config.build()).generateSchema(type);
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
