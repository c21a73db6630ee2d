package dev.nightshift.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The values of a payload's field, as its record's constructor checks them. It changes nothing in Java: it
 * is what the published JSON Schema says of the field.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Allowed {
    /** The least number, or the fewest characters of a text. */
    long min() default Long.MIN_VALUE;

    /** The greatest number, or the most characters of a text. */
    long max() default Long.MAX_VALUE;

    /** A regular expression of which a text holds a match, or nothing. */
    String pattern() default "";
}
