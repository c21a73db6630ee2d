package dev.nightshift.runtime;

/**
 * Opens what a worker needs, runs it, and closes what was opened.
 *
 * @param <S> the worker's own settings
 */
@FunctionalInterface
public interface Polling<S> {
    /** Returns when the process has been asked to stop; see {@link WorkerProcess#run}. */
    void poll(S settings, WorkerProcess process) throws Exception;
}
