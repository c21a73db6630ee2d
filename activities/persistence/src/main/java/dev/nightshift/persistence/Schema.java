package dev.nightshift.persistence;

/** The schema as a worker finds it. */
public final class Schema {
    private Schema() {}

    /**
     * Makes sure that a worker may start on this database.
     *
     * @throws dev.nightshift.contract.WorkException INVALID_INPUT if the schema is absent or of another
     *     version, or if the role could get around row-level security; the message says what to run
     */
    public static void requireCurrent(Database database) {
        throw new UnsupportedOperationException("under construction");
    }
}
