package dev.nightshift.embedding;

import java.nio.FloatBuffer;

/** From the vectors of the tokens to the vector of the text. */
final class Pooling {
    private Pooling() {}

    /**
     * Returns the mean of the token vectors that the mask keeps, scaled to Euclidean length 1.
     *
     * @param states one row of {@code dimension} components per token
     * @param mask 1 for a token that counts, else 0
     */
    static float[] meanOfLengthOne(FloatBuffer states, long[] mask, int dimension) {
        if (states.remaining() != mask.length * dimension) {
            throw new IllegalArgumentException(
                    "the model gave " + states.remaining() + " numbers for " + mask.length + " tokens");
        }
        double[] sum = new double[dimension];
        float[] row = new float[dimension];
        for (long kept : mask) {
            states.get(row);
            for (int i = 0; kept == 1 && i < dimension; i++) {
                sum[i] += row[i];
            }
        }
        return scaled(sum);
    }

    /** The count of tokens cancels out: only the direction of the sum matters. */
    private static float[] scaled(double[] sum) {
        double squares = 0;
        for (double component : sum) {
            squares += component * component;
        }
        double length = Math.sqrt(squares);
        float[] vector = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            vector[i] = (float) (sum[i] / length);
        }
        return vector;
    }
}
