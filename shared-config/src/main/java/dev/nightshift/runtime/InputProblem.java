package dev.nightshift.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import java.util.stream.Collectors;

/** Says in one line, which names the field, why an argument cannot be read. */
final class InputProblem {
    private InputProblem() {}

    static String describe(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonMappingException mapping) {
                return path(mapping) + reason(mapping);
            }
            if (cause instanceof JsonProcessingException syntax) {
                return "the argument is not JSON: " + syntax.getOriginalMessage();
            }
        }
        return "the argument cannot be read: " + failure.getMessage();
    }

    /** A record's constructor names its field itself; other reasons need the path. */
    private static String path(JsonMappingException mapping) {
        String path = mapping.getPath().stream().map(InputProblem::step).collect(Collectors.joining("."));
        return path.isEmpty() ? "the argument cannot be read: " : path + ": ";
    }

    private static String step(Reference reference) {
        return reference.getFieldName() == null ? "[" + reference.getIndex() + "]" : reference.getFieldName();
    }

    private static String reason(JsonMappingException mapping) {
        Throwable cause = mapping.getCause();
        if (cause instanceof NullPointerException) {
            return cause.getMessage() + " is missing";
        }
        return cause instanceof IllegalArgumentException
                ? String.valueOf(cause.getMessage())
                : mapping.getOriginalMessage();
    }
}
