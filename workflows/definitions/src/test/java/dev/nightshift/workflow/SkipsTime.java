package dev.nightshift.workflow;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Marks a test whose waits are too long for a server that keeps real time. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Tag("time-skipping")
@DisabledIfSystemProperty(
        named = TestService.ADDRESS,
        matches = ".+",
        disabledReason = "waits for minutes or hours, which only the test server skips")
public @interface SkipsTime {}
