package dev.nightshift.persistence;

/** Brings the schema to the version that this program works with. Nothing else changes it. */
public final class Migrator {
    private Migrator() {}

    /**
     * Applies what is missing and grants the application role its rights. Takes seconds; a repeat
     * changes nothing.
     *
     * @return number of migrations applied now
     * @throws dev.nightshift.contract.WorkException UNAVAILABLE if the database cannot be reached;
     *     NOT_AUTHORIZED if the owner is refused; INVALID_INPUT if the application role does not exist
     *     or could get around row-level security
     */
    public static int migrate(MigrationSettings settings) {
        throw new UnsupportedOperationException("under construction");
    }
}
