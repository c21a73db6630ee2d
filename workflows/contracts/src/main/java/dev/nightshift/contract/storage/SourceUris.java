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
     * or a slash at its end, and an {@code s3:} URI as {@code s3://}, the bucket, a slash and the key, of
     * which every dot and slash counts. In both, every byte but {@code A-Z a-z 0-9 - . _ ~ /} is
     * percent-encoded in upper-case hex. Any other URI is returned as it is.
     */
    public static URI canonical(URI source) {
        String path = source.getRawPath();
        boolean onlyPath = source.getRawQuery() == null && source.getRawFragment() == null;
        if (path == null || !onlyPath) {
            return source;
        }
        if ("s3".equalsIgnoreCase(source.getScheme()) && source.getRawAuthority() != null) {
            return URI.create("s3://" + source.getRawAuthority() + (path.isEmpty() ? "/" : recoded(path)));
        }
        boolean local = source.getRawAuthority() == null || "localhost".equals(source.getRawAuthority());
        return "file".equalsIgnoreCase(source.getScheme()) && local ? file(path) : source;
    }

    /** Returns {@code text} with every byte of its UTF-8 percent-encoded that a canonical URI encodes. */
    public static String encoded(String text) {
        return encoded(text, false);
    }

    private static URI file(String path) {
        // Only after decoding is every dot and slash in sight.
        String plain = URI.create("file://" + recoded(path)).normalize().getRawPath();
        boolean folder = plain.length() > 1 && plain.endsWith("/");
        return URI.create("file://" + (folder ? plain.substring(0, plain.length() - 1) : plain));
    }

    private static String recoded(String path) {
        return encoded(path, true);
    }

    private static String encoded(String text, boolean escaped) {
        byte[] bytes = text.getBytes(UTF_8);
        StringBuilder encoded = new StringBuilder();
        for (int i = 0; i < bytes.length; i++) {
            int b = bytes[i];
            if (escaped && b == '%') {
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
