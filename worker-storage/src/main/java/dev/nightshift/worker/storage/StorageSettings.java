package dev.nightshift.worker.storage;

import dev.nightshift.activity.storage.content.ExtractionSettings;
import dev.nightshift.activity.storage.source.ObjectSourceSettings;
import dev.nightshift.activity.storage.source.SourceSettings;
import dev.nightshift.config.Env;
import dev.nightshift.embedding.EmbeddingSettings;
import dev.nightshift.persistence.DatabaseSettings;

/** All that this worker reads beside what every worker reads. */
public record StorageSettings(
        DatabaseSettings database,
        SourceSettings sources,
        ObjectSourceSettings objects,
        ExtractionSettings extraction,
        EmbeddingSettings embedding) {
    public static StorageSettings from(Env env) {
        return new StorageSettings(
                DatabaseSettings.from(env),
                SourceSettings.from(env),
                ObjectSourceSettings.from(env),
                ExtractionSettings.from(env),
                EmbeddingSettings.from(env));
    }
}
