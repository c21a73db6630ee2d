package dev.nightshift.runtime;

import dev.nightshift.config.Env;

/**
 * Where a worker answers for its health and metrics.
 *
 * @param address of the interface to listen on; only the default is closed to other machines
 * @param port 1 to 65535, 0 for any free port, -1 to answer nowhere
 */
public record HealthSettings(String address, int port) {
    /** @param defaultPort differs by worker, so that all run on one machine */
    public static HealthSettings from(Env env, int defaultPort) {
        return new HealthSettings(
                env.text("HEALTH_ADDRESS", "127.0.0.1"), env.integer("HEALTH_PORT", defaultPort, -1, 65_535));
    }

    boolean isOff() {
        return port < 0;
    }
}
