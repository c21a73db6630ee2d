package dev.nightshift.activity.storage;

import dev.nightshift.activity.storage.search.SearchService;
import dev.nightshift.activity.storage.source.SourceReader;
import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.search.SearchHit;
import dev.nightshift.contract.search.SearchOutcome;
import dev.nightshift.contract.search.SearchRequest;
import dev.nightshift.contract.storage.ExtractDocument;
import dev.nightshift.contract.storage.IndexDocumentOutcome;
import dev.nightshift.embedding.EmbeddingSettings;
import dev.nightshift.persistence.Database;
import dev.nightshift.persistence.DeadLetterRepository;
import dev.nightshift.persistence.DocumentCatalog;
import dev.nightshift.persistence.DocumentRepository;
import dev.nightshift.persistence.RemovalRepository;
import dev.nightshift.persistence.SearchRepository;
import dev.nightshift.persistence.TestDatabase;
import java.net.URI;
import java.util.List;

/** The pipeline on a real database, with sources and engines that a test controls. */
final class IndexingDesk implements AutoCloseable {
    private static final String FILLER = "and here follow many other words that fill the passage up to its brim ";
    static final TenantId ACME = new TenantId("acme");
    static final URI NOTE = URI.create("file:///notes/note.txt");

    final TestDatabase store = TestDatabase.create();
    final Database database = Database.open(store.application());
    final MemorySource sources = new MemorySource();
    final LineExtractor extractor = new LineExtractor();
    final BagOfWords embedder = new BagOfWords();
    final IndexingPipeline pipeline;
    final DeadLetterRepository deadLetters = new DeadLetterRepository(database);
    final DocumentCatalog catalog = new DocumentCatalog(database);
    final RemovalRepository removals = new RemovalRepository(database);
    final SearchService search = new SearchService(new SearchRepository(database), embedder);

    IndexingDesk() {
        pipeline = pipeline(sources);
    }

    IndexingDesk(SourceReader reader) {
        pipeline = pipeline(reader);
    }

    private IndexingPipeline pipeline(SourceReader reader) {
        return new IndexingPipeline(
                new DocumentRepository(database),
                new IndexingParts(reader, extractor, embedder),
                new EmbeddingSettings(2));
    }

    IndexDocumentOutcome index(URI source) {
        return pipeline.index(new ExtractDocument(ACME, source, false), Pulse.NONE);
    }

    IndexDocumentOutcome force(URI source) {
        return pipeline.index(new ExtractDocument(ACME, source, true), Pulse.NONE);
    }

    List<SearchHit> hits(String query) {
        SearchOutcome outcome = search.search(new SearchRequest(ACME, query, 10));
        return outcome instanceof SearchOutcome.Found found ? found.hits() : List.of();
    }

    @Override
    public void close() {
        search.close();
        pipeline.close();
        database.close();
        store.close();
    }

    /** Returns a text with a heading and a passage for each topic. */
    static String sections(String... topics) {
        StringBuilder text = new StringBuilder();
        for (String topic : topics) {
            text.append("# About ").append(topic).append("\n\n");
            text.append(topic).append(' ').append(FILLER.repeat(6)).append(".\n\n");
        }
        return text.toString();
    }
}
