package dev.nightshift.benchmark;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** One run of the command line: how it ended and what it printed. */
record Run(int exit, String out, String err) {
    static Run of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Benchmarks.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exit = line.execute(arguments);
        return new Run(exit, out.toString(), err.toString());
    }
}
