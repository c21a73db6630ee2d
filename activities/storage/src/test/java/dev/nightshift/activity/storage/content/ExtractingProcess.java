package dev.nightshift.activity.storage.content;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** A worker in small: extracts the files it is given, and tells the ids of its parser processes. */
public final class ExtractingProcess {
    private ExtractingProcess() {}

    public static void main(String[] args) throws IOException {
        ExtractionSettings settings =
                new ExtractionSettings(1, 128, Duration.ofMinutes(10), 100_000, 500, 100_000, 1_024, 500);
        Path folder = Path.of(args[0]).toRealPath();
        try (Extraction extraction = Extraction.withFixtures(folder, settings)) {
            for (int i = 1; i < args.length; i++) {
                String text = extraction.extract(folder.resolve(args[i])).text();
                System.out.println(
                        text.strip() + " " + extraction.extractor.processIds().get(0));
            }
        }
    }
}
