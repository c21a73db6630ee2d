package dev.nightshift.benchmark;

import dev.nightshift.contract.WorkException;
import dev.nightshift.local.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs one figure by its name. */
@Command(
        name = "benchmarks",
        description = "Measures Nightshift on this machine and prints a Markdown table.",
        synopsisSubcommandLabel = "FIGURE",
        mixinStandardHelpOptions = true,
        subcommands = {
            EmbeddingFigure.class,
            PipelineFigure.class,
            RescanFigure.class,
            SearchFigure.class,
            WorkersFigure.class
        })
public final class Benchmarks {
    public static void main(String[] args) {
        // Standard output is for the table; what libraries log on the way is for nobody, unless asked for.
        if (System.getenv("LOG_LEVEL") == null) {
            System.setProperty("LOG_LEVEL", "WARN");
        }
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Benchmarks()).setExecutionExceptionHandler((failure, line, parsed) -> {
            if (!tellsAPerson(failure)) {
                throw failure;
            }
            line.getErr().println(failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        });
    }

    private static boolean tellsAPerson(Exception failure) {
        return failure instanceof MeasurementException
                || failure instanceof StackException
                || failure instanceof WorkException;
    }
}
