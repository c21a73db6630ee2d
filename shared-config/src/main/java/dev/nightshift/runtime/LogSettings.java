package dev.nightshift.runtime;

import dev.nightshift.config.Env;
import java.util.List;

/**
 * What goes to the log, which is standard error.
 *
 * @param level ERROR, WARN, INFO, DEBUG or TRACE
 * @param format text, or json for one JSON object per line
 */
public record LogSettings(String level, String format) {
    private static final List<String> LEVELS = List.of("ERROR", "WARN", "INFO", "DEBUG", "TRACE");
    private static final List<String> FORMATS = List.of("text", "json");

    public static LogSettings from(Env env) {
        return new LogSettings(env.oneOf("LOG_LEVEL", "INFO", LEVELS), env.oneOf("LOG_FORMAT", "text", FORMATS));
    }
}
