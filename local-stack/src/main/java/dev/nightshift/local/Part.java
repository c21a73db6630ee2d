package dev.nightshift.local;

/** One process of the stack. */
interface Part {
    /** Returns the name that records, logs and people call it by. */
    String name();

    /**
     * Brings the part into service, unless it is; what is half dead is replaced.
     *
     * @param before what is remembered of it
     * @throws StackException if it cannot be had
     */
    PartRecord ensureUp(PartRecord before);

    /** Ends the part as gently as it allows, and whatever else runs on its files. */
    void stop(PartRecord record);

    /** Returns whether it serves now. Takes at most some seconds. */
    boolean serves(PartRecord record);
}
