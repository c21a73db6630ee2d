package dev.nightshift.contract.storage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.nightshift.contract.ContentKey;
import dev.nightshift.contract.TenantId;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * Names one document of one tenant, whatever its content.
 *
 * @param value 32 lower-case hex digits
 */
public record DocumentId(@JsonValue String value) {
    private static final int DIGITS = 32;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + DIGITS + "}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public DocumentId {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("document must be 32 lower-case hex digits but is " + value);
        }
    }

    /** Returns the id of the document that {@code tenant} has at {@code source}. */
    public static DocumentId of(TenantId tenant, URI source) {
        return new DocumentId(
                ContentKey.of(tenant.value(), SourceUris.canonical(source).toString())
                        .substring(0, DIGITS));
    }
}
