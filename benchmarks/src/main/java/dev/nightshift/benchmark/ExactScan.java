package dev.nightshift.benchmark;

import dev.nightshift.contract.TenantId;
import dev.nightshift.contract.storage.EmbeddingSpace;
import dev.nightshift.persistence.RankedChunk;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The vectors of all passages that serve, as they are stored: a scan of them misses no neighbour. */
final class ExactScan {
    /** Both sides add the same products, maybe in another order. */
    private static final double ROUNDING = 1e-9;

    private static final int ROWS_AT_ONCE = 1_000;
    private static final Pattern CANDIDATES = Pattern.compile("LIMIT greatest\\((\\d+), (\\d+) \\* \\$3\\)");

    private final Map<Long, float[]> vectors;
    private final String search;

    /**
     * @param vectors of length 1 by the ids of their passages
     * @param search source of the function that is to be measured
     */
    ExactScan(Map<Long, float[]> vectors, String search) {
        this.vectors = Map.copyOf(vectors);
        this.search = search;
    }

    /** Reads the vectors of a tenant as the role that the workers have. */
    static ExactScan load(Connection connection, TenantId tenant, EmbeddingSpace space) throws SQLException {
        // Only within a transaction are rows fetched in portions.
        connection.setAutoCommit(false);
        connection.setSchema("nightshift");
        try (PreparedStatement set = connection.prepareStatement("SELECT set_config('nightshift.tenant', ?, true)")) {
            set.setString(1, tenant.value());
            set.execute();
        }
        Map<Long, float[]> vectors = vectors(connection, number(connection, space));
        String search = text(connection, "SELECT prosrc FROM pg_proc WHERE proname = 'search_nearest'");
        connection.rollback();
        return new ExactScan(vectors, search);
    }

    int size() {
        return vectors.size();
    }

    /** Returns how many candidates the database compares exactly if asked for {@code k}, if its function tells. */
    OptionalInt candidates(int k) {
        Matcher limit = CANDIDATES.matcher(search);
        return limit.find()
                ? OptionalInt.of(Math.max(Integer.parseInt(limit.group(1)), Integer.parseInt(limit.group(2)) * k))
                : OptionalInt.empty();
    }

    /**
     * Returns the share, 0 to 1, of the {@code k} nearest passages that are among the first {@code k}
     * of {@code found}. Of passages that are equally near, any will do.
     */
    double recall(float[] query, List<RankedChunk> found, int k) {
        double[] cosines = vectors.values().stream()
                .mapToDouble(vector -> cosine(query, vector))
                .toArray();
        Arrays.sort(cosines);
        int wanted = Math.min(k, cosines.length);
        double least = cosines[cosines.length - wanted] - ROUNDING;
        long near = found.stream()
                .limit(wanted)
                .filter(hit -> cosine(query, vector(hit.chunk())) >= least)
                .count();
        return (double) near / wanted;
    }

    private float[] vector(long chunk) {
        float[] vector = vectors.get(chunk);
        if (vector == null) {
            throw new MeasurementException("the search found passage " + chunk + ", which no scan finds");
        }
        return vector;
    }

    private static Map<Long, float[]> vectors(Connection connection, int space) throws SQLException {
        Map<Long, float[]> vectors = new HashMap<>();
        String query = """
                SELECT s.chunk_id, v.components FROM serving_%1$d s
                JOIN chunk c ON c.tenant = s.tenant AND c.chunk_id = s.chunk_id
                JOIN vector_%1$d v ON v.tenant = c.tenant AND v.input_hash = c.input_hash
                """.formatted(space);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    vectors.put(rows.getLong(1), components((Float[])
                            rows.getArray(2).getArray()));
                }
            }
        }
        return vectors;
    }

    private static int number(Connection connection, EmbeddingSpace space) throws SQLException {
        return Integer.parseInt(text(
                connection,
                "SELECT space_id FROM embedding_space WHERE model = ? AND version = ? AND dimension = ?::integer",
                space.model(),
                space.version(),
                Integer.toString(space.dimension())));
    }

    private static String text(Connection connection, String query, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new MeasurementException("the database has no answer to: " + query);
                }
                return rows.getString(1);
            }
        }
    }

    private static float[] components(Float[] boxed) {
        float[] components = new float[boxed.length];
        for (int i = 0; i < boxed.length; i++) {
            components[i] = boxed[i];
        }
        return components;
    }

    /** The vectors have length 1. */
    private static double cosine(float[] left, float[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += (double) left[i] * right[i];
        }
        return sum;
    }
}
