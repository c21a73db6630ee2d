package dev.nightshift.activity.storage;

/** Told again and again while work goes on, so that whoever waits for it knows that it is alive. */
@FunctionalInterface
public interface Pulse {
    /** For work that nobody watches. */
    Pulse NONE = () -> {};

    /**
     * Notes that the work is alive.
     *
     * @throws RuntimeException if the work is to stop; it must then pass this on
     */
    void beat();
}
