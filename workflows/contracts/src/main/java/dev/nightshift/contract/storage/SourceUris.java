package dev.nightshift.contract.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
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
        String path = source.normalize().getRawPath();
        boolean local = source.getRawAuthority() == null || "localhost".equals(source.getRawAuthority());
        boolean onlyPath = source.getRawQuery() == null && source.getRawFragment() == null;
        if (!"file".equalsIgnoreCase(source.getScheme()) || path == null || !local || !onlyPath) {
            return source;
        }
        String encoded = encode(decode(path));
        boolean folder = encoded.length() > 1 && encoded.endsWith("/");
        return URI.create("file://" + (folder ? encoded.substring(0, encoded.length() - 1) : encoded));
    }

    private static byte[] decode(String path) {
        byte[] bytes = path.getBytes(UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%') {
                decoded.write(Character.digit(bytes[i + 1], 16) * 16 + Character.digit(bytes[i + 2], 16));
                i += 2;
            } else {
                decoded.write(bytes[i]);
            }
        }
        return decoded.toByteArray();
    }

    private static String encode(byte[] path) {
        StringBuilder encoded = new StringBuilder(path.length);
        for (byte b : path) {
            if (UNRESERVED.indexOf(b) >= 0) {
                encoded.append((char) b);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", b & 0xff));
            }
        }
        return encoded.toString();
    }
}
