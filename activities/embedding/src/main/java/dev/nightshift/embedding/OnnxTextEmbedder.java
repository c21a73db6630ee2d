package dev.nightshift.embedding;

import static java.util.Objects.requireNonNull;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.nightshift.contract.storage.EmbeddingSpace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Embeds with a sentence transformer in ONNX form, on the CPU and without a network: mean of the token
 * vectors, scaled to length 1. One session serves all threads; each call runs on its caller's thread
 * alone, because batches and threads inside the model made it slower. {@link #close} waits for running
 * calls; a call after it throws {@link IllegalStateException}.
 */
public final class OnnxTextEmbedder implements TextEmbedder {
    private final OnnxModel model;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final WordPieces wordPieces;
    private final ReadWriteLock open = new ReentrantReadWriteLock();
    private boolean closed;

    private OnnxTextEmbedder(OnnxModel model, OrtEnvironment environment, OrtSession session, WordPieces wordPieces) {
        this.model = model;
        this.environment = environment;
        this.session = session;
        this.wordPieces = wordPieces;
    }

    /**
     * Opens the model that comes with Nightshift: all-MiniLM-L6-v2, quantised, 384 dimensions, English,
     * at most 256 tokens. Takes about a second and some 100 MB of native memory.
     */
    public static OnnxTextEmbedder openBuiltIn() {
        return open(OnnxModel.BUILT_IN);
    }

    private static OnnxTextEmbedder open(OnnxModel model) {
        WordPieces wordPieces = readWordPieces(model);
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            environment.setTelemetry(false);
            return new OnnxTextEmbedder(model, environment, openSession(environment, model), wordPieces);
        } catch (IOException | OrtException e) {
            wordPieces.close();
            throw new IllegalStateException("cannot load the embedding model", e);
        }
    }

    private static WordPieces readWordPieces(OnnxModel model) {
        try (InputStream json = resource(model.tokenizerResource())) {
            return WordPieces.read(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static OrtSession openSession(OrtEnvironment environment, OnnxModel model)
            throws IOException, OrtException {
        try (InputStream weights = resource(model.weightsResource());
                OrtSession.SessionOptions options = oneThread()) {
            return environment.createSession(weights.readAllBytes(), options);
        }
    }

    private static OrtSession.SessionOptions oneThread() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        return options;
    }

    private static InputStream resource(String name) {
        InputStream in = OnnxTextEmbedder.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException(name + " is not on the class path");
        }
        return in;
    }

    @Override
    public EmbeddingSpace space() {
        return model.space();
    }

    @Override
    public int maxTokens() {
        return model.maxTokens();
    }

    @Override
    public boolean covers(String language) {
        return model.languages().contains(language);
    }

    @Override
    public int countTokens(String text) {
        requireNonNull(text, "text");
        return whileOpen(() -> wordPieces.encode(text).getIds().length);
    }

    @Override
    public float[] embed(String text) {
        requireNonNull(text, "text");
        return whileOpen(() -> {
            Encoding tokens = wordPieces.encode(text);
            int count = tokens.getIds().length;
            if (count > maxTokens()) {
                throw new IllegalArgumentException(
                        "the text has " + count + " tokens but the model takes " + maxTokens());
            }
            return run(tokens);
        });
    }

    private float[] run(Encoding tokens) {
        try (OnnxTensor ids = row(tokens.getIds());
                OnnxTensor mask = row(tokens.getAttentionMask());
                OnnxTensor types = row(tokens.getTypeIds());
                OrtSession.Result result =
                        session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            FloatBuffer states = ((OnnxTensor) result.get(0)).getFloatBuffer();
            return Pooling.meanOfLengthOne(states, tokens.getAttentionMask(), space().dimension());
        } catch (OrtException e) {
            throw new IllegalStateException("the embedding model failed", e);
        }
    }

    private OnnxTensor row(long[] values) throws OrtException {
        return OnnxTensor.createTensor(environment, new long[][] {values});
    }

    private <T> T whileOpen(Supplier<T> call) {
        open.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the embedder is closed");
            }
            return call.get();
        } finally {
            open.readLock().unlock();
        }
    }

    @Override
    public void close() {
        open.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                wordPieces.close();
                session.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException("cannot close the embedding model", e);
        } finally {
            open.writeLock().unlock();
        }
    }
}
