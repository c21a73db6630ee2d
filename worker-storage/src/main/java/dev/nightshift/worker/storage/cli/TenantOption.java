package dev.nightshift.worker.storage.cli;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.TenantId;
import dev.nightshift.runtime.CommandContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --tenant}, as every command takes it. */
final class TenantOption {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--tenant",
            paramLabel = "TENANT",
            description = "Whose documents; NIGHTSHIFT_TENANT, else 'default', if not given.")
    private @Nullable String name;

    TenantId tenant(CommandContext context) {
        if (name == null) {
            return context.settings(TenantSettings::from).tenant();
        }
        try {
            return new TenantId(name);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    requireNonNull(command).commandLine(),
                    "--tenant must be 1 to 63 of a-z, 0-9 and -, the first of them no -, but is " + name);
        }
    }
}
