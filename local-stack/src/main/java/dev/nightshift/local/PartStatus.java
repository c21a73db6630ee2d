package dev.nightshift.local;

/**
 * How a part is.
 *
 * @param pid 0 if there is no process
 * @param address where it answers; empty if it does not run
 */
public record PartStatus(String name, Condition condition, long pid, String address, String detail) {
    /** What may be the matter with a part. */
    public enum Condition {
        UP,
        /** Its process lives and does not answer. */
        UNHEALTHY,
        /** It should run, and its process is gone. */
        DIED,
        STOPPED
    }
}
