package dev.nightshift.persistence;

import static java.util.Objects.requireNonNull;

import dev.nightshift.config.Env;
import dev.nightshift.config.Secret;

/**
 * Who changes the schema, and who works with it afterwards.
 *
 * @param url of the database, as {@code jdbc:postgresql:...}
 * @param owner role that will own every table; no worker runs as it
 * @param application role of the workers; it must exist, and is given what it needs and no more
 */
public record MigrationSettings(String url, String owner, Secret ownerPassword, String application) {
    public MigrationSettings {
        requireNonNull(url, "url");
        requireNonNull(owner, "owner");
        requireNonNull(ownerPassword, "ownerPassword");
        requireNonNull(application, "application");
    }

    public static MigrationSettings from(Env env) {
        return new MigrationSettings(
                JdbcUrl.required(env),
                env.required("DATABASE_OWNER_USER"),
                env.secret("DATABASE_OWNER_PASSWORD"),
                env.required("DATABASE_USER"));
    }

    DatabaseSettings asOwner() {
        return new DatabaseSettings(url, owner, ownerPassword, 2);
    }
}
