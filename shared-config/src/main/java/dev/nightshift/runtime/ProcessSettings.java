package dev.nightshift.runtime;

import dev.nightshift.config.Env;

/** What every worker process reads, whatever it runs. */
public record ProcessSettings(
        TemporalSettings temporal, WorkerSettings worker, HealthSettings health, LogSettings log) {
    /** @param defaultHealthPort see {@link HealthSettings#from} */
    public static ProcessSettings from(Env env, int defaultHealthPort) {
        return new ProcessSettings(
                TemporalSettings.from(env),
                WorkerSettings.from(env),
                HealthSettings.from(env, defaultHealthPort),
                LogSettings.from(env));
    }
}
