package dev.nightshift.activity.storage;

import dev.nightshift.activity.storage.content.DocumentExtractor;
import dev.nightshift.activity.storage.content.ExtractedDocument;
import dev.nightshift.activity.storage.source.SourceSnapshot;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Extracts on threads of its own, so that whoever waits can say that it is alive. */
final class Extraction implements AutoCloseable {
    private final DocumentExtractor extractor;
    private final ExecutorService threads = Executors.newCachedThreadPool(Waiting.daemons("extraction-"));

    Extraction(DocumentExtractor extractor) {
        this.extractor = extractor;
    }

    ExtractedDocument extract(SourceSnapshot snapshot, Pulse pulse) {
        Future<ExtractedDocument> document = threads.submit(() -> extractor.extract(snapshot));
        try {
            return Waiting.forResult(document, pulse);
        } finally {
            document.cancel(true);
        }
    }

    String version() {
        return extractor.version();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
