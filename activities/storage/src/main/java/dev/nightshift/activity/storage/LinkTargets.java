package dev.nightshift.activity.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.nightshift.contract.storage.SourceUris;
import java.net.URI;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what a document writes as a link into the URI it leads to. */
final class LinkTargets {
    private static final int LONGEST = 2_048;
    private static final String NEVER_IN_A_URI = " \"<>\\^`{|}";

    /** What these hold is part of the document, not a place to go to. */
    private static final Set<String> NOT_PLACES = Set.of("data", "javascript", "blob", "about");

    private LinkTargets() {}

    /**
     * Resolves {@code written} against the URI of its document. Empty if it leads nowhere: it is blank,
     * longer than {@value #LONGEST} characters, not a URI even after encoding, of a scheme such as
     * {@code javascript}, or relative where {@code document} is null.
     */
    static Optional<URI> resolve(@Nullable URI document, String written) {
        String target = written.strip();
        if (target.isEmpty() || target.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI link = URI.create(encoded(target));
            if (document == null && !link.isAbsolute()) {
                return Optional.empty();
            }
            URI resolved = (document == null ? link : document.resolve(link)).normalize();
            String scheme = String.valueOf(resolved.getScheme()).toLowerCase(Locale.ROOT);
            return NOT_PLACES.contains(scheme) ? Optional.empty() : Optional.of(asDocumentsAreSpelt(resolved));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A link to a document must be found by the document's own URI. */
    private static URI asDocumentsAreSpelt(URI target) {
        String fragment = target.getRawFragment();
        if (fragment == null) {
            return SourceUris.canonical(target);
        }
        String whole = target.toString();
        URI document = URI.create(whole.substring(0, whole.length() - fragment.length() - 1));
        return URI.create(SourceUris.canonical(document) + "#" + fragment);
    }

    /** Encodes what people write in links although no URI may hold it, such as spaces and umlauts. */
    private static String encoded(String target) {
        StringBuilder encoded = new StringBuilder(target.length());
        for (int at = 0; at < target.length(); at += Character.charCount(target.codePointAt(at))) {
            int c = target.codePointAt(at);
            if (isLegal(c) && (c != '%' || isEscape(target, at))) {
                encoded.append((char) c);
            } else {
                for (byte b : Character.toString(c).getBytes(UTF_8)) {
                    encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
                }
            }
        }
        return encoded.toString();
    }

    private static boolean isLegal(int c) {
        return c > ' ' && c < 0x7f && NEVER_IN_A_URI.indexOf(c) < 0;
    }

    private static boolean isEscape(String target, int at) {
        return at + 2 < target.length()
                && HexFormat.isHexDigit(target.charAt(at + 1))
                && HexFormat.isHexDigit(target.charAt(at + 2));
    }
}
