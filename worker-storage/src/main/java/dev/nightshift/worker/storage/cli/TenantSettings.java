package dev.nightshift.worker.storage.cli;

import dev.nightshift.config.Env;
import dev.nightshift.contract.TenantId;

/** Whose documents the commands work with, unless {@code --tenant} says otherwise. */
public record TenantSettings(TenantId tenant) {
    private static final String DEFAULT = "default";

    public static TenantSettings from(Env env) {
        String name = env.text("NIGHTSHIFT_TENANT", DEFAULT);
        try {
            return new TenantSettings(new TenantId(name));
        } catch (IllegalArgumentException e) {
            env.reject(
                    "NIGHTSHIFT_TENANT", "must be 1 to 63 of a-z, 0-9 and -, the first of them no -, but is " + name);
            return new TenantSettings(new TenantId(DEFAULT));
        }
    }
}
