package dev.nightshift.activity.storage.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.stream.Collectors;

/** Names the version of all that decides what is extracted. */
final class ExtractionVersion {
    /** To be raised with every change of this package that may change a text, a heading or a link. */
    private static final int REVISION = 2;

    private static final String RESOURCE = "extraction-libraries.properties";

    /** The revision and the libraries, such as {@code 2 tika=3.3.1 pdfbox=3.0.7}. */
    static final String LIBRARIES = REVISION + " " + libraries();

    private ExtractionVersion() {}

    static String of(ExtractionLimits limits) {
        return "%s characters=%d depth=%d".formatted(LIBRARIES, limits.maxCharacters(), limits.maxDepth());
    }

    /** The build writes the versions that it pins into the resource. */
    private static String libraries() {
        Properties versions = new Properties();
        try (InputStream in = ExtractionVersion.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            versions.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return versions.stringPropertyNames().stream()
                .sorted()
                .map(name -> name + "=" + versions.getProperty(name))
                .collect(Collectors.joining(" "));
    }
}
