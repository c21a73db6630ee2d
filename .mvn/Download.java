import java.io.InputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;

/** What mvnw asks of a JDK where the usual tools are absent: fetch a file, and its SHA-512. */
class Download {
    public static void main(String[] arguments) throws Exception {
        try {
            switch (arguments[0]) {
                case "get" -> get(URI.create(arguments[1]), Path.of(arguments[2]));
                case "sha512" -> System.out.println(sha512(Path.of(arguments[1])));
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        } catch (java.io.IOException e) {
            System.err.println("mvnw: " + e);
            System.exit(1);
        }
    }

    private static void get(URI uri, Path file) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(30))
                .proxy(ProxySelector.getDefault())
                .build();
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofMinutes(10)).build();
        HttpResponse<Path> response = client.send(request, HttpResponse.BodyHandlers.ofFile(file));
        if (response.statusCode() != 200) {
            throw new java.io.IOException("status " + response.statusCode() + " from " + uri);
        }
    }

    private static String sha512(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-512");
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
