package dev.nightshift.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class LogsTest {
    private final Logger root = logger(Logger.ROOT_LOGGER_NAME);
    private final Logger ours = logger("dev.nightshift");
    private final Level rootBefore = root.getLevel();
    private final Level oursBefore = ours.getLevel();

    @AfterEach
    void restore() {
        root.setLevel(rootBefore);
        ours.setLevel(oursBefore);
    }

    @ParameterizedTest
    @CsvSource({"ERROR, ERROR", "WARN, WARN", "INFO, WARN", "DEBUG, DEBUG", "TRACE, TRACE"})
    void librariesTellNoNewsAtInfo(String level, String ofLibraries) {
        Logs.apply(new LogSettings(level, "text"));

        assertThat(logger("dev.nightshift.worker").getEffectiveLevel()).isEqualTo(Level.toLevel(level));
        assertThat(logger("org.flywaydb.core").getEffectiveLevel()).isEqualTo(Level.toLevel(ofLibraries));
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
