package dev.nightshift.activity.storage.content;

/** Why a parser process gave no answer. */
sealed interface ChildFailure {
    record TooSlow() implements ChildFailure {}

    record Garbage() implements ChildFailure {}

    /**
     * The process ended.
     *
     * @param exitCode above 128 if a signal ended it
     */
    record Died(int exitCode) implements ChildFailure {
        private static final int KILLED = 128 + 9;

        boolean outOfMemory() {
            return exitCode == ExtractionChild.OUT_OF_MEMORY;
        }

        /** Its own memory is bounded, so somebody else has killed it: the kernel, or an operator. */
        boolean killedFromOutside() {
            return exitCode == KILLED;
        }
    }
}
