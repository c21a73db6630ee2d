package dev.nightshift.benchmark;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs one figure by its name. */
@Command(
        name = "benchmarks",
        description = "Measures Nightshift on this machine and prints a Markdown table.",
        synopsisSubcommandLabel = "FIGURE",
        mixinStandardHelpOptions = true,
        subcommands = {EmbeddingFigure.class})
public final class Benchmarks {
    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmarks()).execute(args));
    }
}
