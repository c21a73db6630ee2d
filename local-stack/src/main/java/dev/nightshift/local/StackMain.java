package dev.nightshift.local;

import dev.nightshift.contract.WorkException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the local stack. */
@Command(
        name = "local-stack",
        mixinStandardHelpOptions = true,
        description = "Runs Temporal, PostgreSQL and the workers on this machine, for this machine alone.",
        subcommands = {UpCommand.class, DownCommand.class, StatusCommand.class, LogsCommand.class})
public final class StackMain {
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private StackMain() {}

    public static void main(String[] arguments) {
        // What libraries log on the way is for no user's eyes, unless one asks by the variable.
        if (System.getenv("LOG_LEVEL") == null) {
            System.setProperty("LOG_LEVEL", "WARN");
        }
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new StackMain());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(message(failure));
            return failure instanceof StackException ? FAILED : CommandLine.ExitCode.SOFTWARE;
        });
        line.setExitCodeExceptionMapper(failure -> USAGE);
        return line;
    }

    private static String message(Exception failure) {
        if (failure instanceof StackException || failure instanceof WorkException) {
            return String.valueOf(failure.getMessage());
        }
        return "This should not happen: " + failure;
    }
}
