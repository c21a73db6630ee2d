package dev.nightshift.persistence;

import dev.nightshift.contract.ContentKey;
import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.storage.EmbeddingSpace;
import dev.nightshift.contract.storage.GenerationRef;
import dev.nightshift.contract.storage.Span;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Documents made up for tests: each line of the text is a passage. */
final class Samples {
    static final TenantId ACME = new TenantId("acme");
    static final TenantId OTHER = new TenantId("other");
    static final EmbeddingSpace SPACE = new EmbeddingSpace("minilm-l6-q", "1", 384);

    private static final float[][] DIRECTIONS = directions();

    private Samples() {}

    static URI source(String name) {
        return URI.create("file:///srv/" + name);
    }

    static GenerationRef ref(TenantId tenant, OpenedDocument opened, String text) {
        String generation = ContentKey.of(opened.document().value(), text).substring(0, 32);
        return new GenerationRef(tenant, opened.document(), generation, opened.ticket());
    }

    static NewGeneration generation(String text) {
        return new NewGeneration(text.length(), ContentKey.of(text), "pipeline-1", "version of " + text);
    }

    static NewPart part(String text, String language) {
        return part(0, List.of(), text, language, true);
    }

    static NewPart part(int number, List<String> path, String text, String language, boolean vectorised) {
        return new NewPart(
                number,
                path,
                text,
                "{\"headings\":[]}",
                "A title",
                List.of("Ann"),
                null,
                null,
                language,
                "text/plain",
                text.length(),
                false,
                vectorised);
    }

    /** Stages the text of a source without members. */
    static WriteResult extract(DocumentRepository documents, GenerationRef ref, String text, String language) {
        return documents.saveExtraction(ref, generation(text), List.of(part(text, language)));
    }

    static List<NewChunk> chunks(String text) {
        List<NewChunk> chunks = new ArrayList<>();
        int start = 0;
        for (String line : text.split("\n")) {
            Span span = new Span(start, start + line.length());
            chunks.add(new NewChunk(
                    chunks.size(), span, line, List.of("Top", "Part"), null, line, ContentKey.of(line), 5));
            start += line.length() + 1;
        }
        return chunks;
    }

    static List<NewEdge> edges() {
        return List.of(new NewEdge("heading", "Top", new Span(0, 1)), new NewEdge("link", "a.html", new Span(0, 2)));
    }

    /** Returns a vector of length 1 that is a function of {@code input} alone. */
    static float[] vector(String input) {
        return vector(new Random(input.hashCode()));
    }

    /** Returns a vector of length 1. Like those of a model, it lies near a subspace of few dimensions. */
    static float[] vector(Random random) {
        float[] components = new float[SPACE.dimension()];
        for (float[] direction : DIRECTIONS) {
            float weight = (float) random.nextGaussian();
            for (int i = 0; i < components.length; i++) {
                components[i] += weight * direction[i];
            }
        }
        return unit(components);
    }

    static float[] unit(float[] components) {
        double squares = 0;
        for (float component : components) {
            squares += component * component;
        }
        float[] unit = new float[components.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = components[i] / (float) Math.sqrt(squares);
        }
        return unit;
    }

    private static float[][] directions() {
        Random random = new Random(1);
        float[][] directions = new float[24][SPACE.dimension()];
        for (float[] direction : directions) {
            for (int i = 0; i < direction.length; i++) {
                direction[i] = (float) random.nextGaussian();
            }
        }
        return directions;
    }

    /** Stages all rows of a version. */
    static WriteResult stage(DocumentRepository documents, GenerationRef ref, String text) {
        WriteResult result = extract(documents, ref, text, "en");
        if (result == WriteResult.WRITTEN) {
            result = documents.saveChunks(ref, 0, chunks(text));
        }
        if (result == WriteResult.WRITTEN) {
            result = embed(documents, ref);
        }
        return result == WriteResult.WRITTEN ? documents.saveEdges(ref, 0, edges()) : result;
    }

    static WriteResult embed(DocumentRepository documents, GenerationRef ref) {
        List<NewVector> vectors = documents.missingVectors(ref, SPACE, 10_000).stream()
                .map(missing -> new NewVector(missing.inputHash(), vector(missing.input())))
                .toList();
        return documents.saveVectors(ref, SPACE, vectors);
    }

    /** Reads, stages and publishes. */
    static GenerationRef index(DocumentRepository documents, TenantId tenant, URI source, String text) {
        GenerationRef ref = ref(tenant, documents.open(tenant, source), text);
        stage(documents, ref, text);
        documents.publish(ref, SPACE);
        return ref;
    }
}
