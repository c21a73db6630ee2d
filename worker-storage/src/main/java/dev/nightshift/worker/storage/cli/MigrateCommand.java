package dev.nightshift.worker.storage.cli;

import static java.util.Objects.requireNonNull;

import dev.nightshift.persistence.MigrationSettings;
import dev.nightshift.persistence.Migrator;
import dev.nightshift.runtime.CommandContext;
import dev.nightshift.runtime.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Brings the schema to the version of this program. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        description = "Create or upgrade the database schema, as its owner. Nothing else changes the schema.")
public final class MigrateCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private @Nullable CommandSpec spec;

    public MigrateCommand(CommandContext context) {
        this.context = requireNonNull(context, "context");
    }

    @Override
    public Integer call() {
        int applied = Migrator.migrate(context.settings(MigrationSettings::from));
        Screen screen = Terminal.screen(requireNonNull(spec).commandLine().getOut());
        screen.print(
                applied == 0
                        ? "The schema is up to date."
                        : applied + (applied == 1 ? " migration applied." : " migrations applied."));
        return ExitCode.OK;
    }
}
