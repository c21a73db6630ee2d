package dev.nightshift.worker.storage;

import dev.nightshift.config.Env;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import picocli.CommandLine;

/** What a command of the worker said and ended with. */
record CommandRun(int exitCode, String out, String err) {
    static CommandRun of(Map<String, String> environment, String... args) {
        return of(environment, new StringWriter(), args);
    }

    /** @param err may be read by another thread while the command runs */
    static CommandRun of(Map<String, String> environment, StringWriter err, String... args) {
        StringWriter out = new StringWriter();
        CommandLine line =
                StorageWorker.cli().environment(() -> Env.of(environment)).commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        int exitCode = line.execute(args);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }
}
