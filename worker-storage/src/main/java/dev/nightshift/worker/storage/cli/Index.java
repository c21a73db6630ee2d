package dev.nightshift.worker.storage.cli;

import dev.nightshift.persistence.Database;
import dev.nightshift.persistence.DatabaseSettings;
import dev.nightshift.persistence.Schema;
import dev.nightshift.runtime.CommandContext;

/** Opens the database for a command that reads the index without Temporal. */
final class Index {
    private Index() {}

    static Database open(CommandContext context) {
        Database database = Database.open(context.settings(DatabaseSettings::from));
        try {
            Schema.requireCurrent(database);
            return database;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }
}
