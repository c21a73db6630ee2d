package dev.nightshift.contract.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Locale;

/** The one spelling of a source's URI. Programs spell a file's URI differently; its ids must not differ. */
public final class SourceUris {
    private static final String UNRESERVED = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";

    private SourceUris() {}

    /**
     * Returns a {@code file:} URI as {@code file://} and the path, without dot segments, doubled slashes
     * or a slash at its end, every byte but {@code A-Z a-z 0-9 - . _ ~ /} percent-encoded in upper-case
     * hex. Any other URI is returned as it is.
     */
    public static URI canonical(URI source) {
        String path = source.getRawPath();
        boolean local = source.getRawAuthority() == null || "localhost".equals(source.getRawAuthority());
        boolean onlyPath = source.getRawQuery() == null && source.getRawFragment() == null;
        if (!"file".equalsIgnoreCase(source.getScheme()) || path == null || !local || !onlyPath) {
            return source;
        }
        // Only after decoding is every dot and slash in sight.
        String plain = URI.create(encode(path)).normalize().getRawPath();
        boolean folder = plain.length() > 1 && plain.endsWith("/");
        return URI.create("file://" + (folder ? plain.substring(0, plain.length() - 1) : plain));
    }

    private static String encode(String path) {
        byte[] bytes = path.getBytes(UTF_8);
        StringBuilder encoded = new StringBuilder("file://");
        for (int i = 0; i < bytes.length; i++) {
            int b = bytes[i];
            if (b == '%') {
                b = Character.digit(bytes[i + 1], 16) * 16 + Character.digit(bytes[i + 2], 16);
                i += 2;
            }
            if (UNRESERVED.indexOf(b) >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
            }
        }
        return encoded.toString();
    }
}
