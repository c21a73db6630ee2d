package dev.nightshift.benchmark;

import static dev.nightshift.benchmark.Samples.written;

import dev.nightshift.local.StackOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Start to polling, processor time until then, and idle memory of each worker, beside a JVM that only sleeps. */
@Command(
        name = "workers",
        description = "Start to polling and idle memory of each worker beside a JVM that only sleeps. Linux only.",
        mixinStandardHelpOptions = true)
final class WorkersFigure implements Callable<Integer> {
    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Starts of each program, taken in turn (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            description = "How long a ready program idles before its memory is read (default: ${DEFAULT-VALUE}).")
    private int settle = 20;

    @Option(
            names = "--worker",
            paramLabel = "NAME",
            description = "A worker such as storage; may be repeated (default: all).")
    private List<String> workers = new ArrayList<>();

    @Option(
            names = "--checkout",
            paramLabel = "FOLDER",
            description = "The sources with the built JARs (default: the working directory).")
    private Path checkout = Path.of("");

    @Option(names = "--proc", hidden = true)
    private Path proc = Path.of("/proc");

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        List<String> chosen = workers.isEmpty() ? StackOptions.ALL_WORKERS : workers;
        Arguments arguments =
                Arguments.of(spec).number("--rounds", rounds, 1, 1_000).number("--settle", settle, 0, 3_000);
        for (String worker : chosen) {
            arguments.require(StackOptions.ALL_WORKERS.contains(worker), "--worker: there is no worker " + worker);
            arguments.built(checkout, worker);
        }
        if (!Files.isReadable(proc.resolve("self").resolve("status"))) {
            throw new MeasurementException("this figure reads the memory of processes from " + proc
                    + ", which this system does not have: run it on Linux");
        }
        try (TemporaryFolder folder = new TemporaryFolder()) {
            say("starting a stack");
            try (TemporaryStack stack = TemporaryStack.open(checkout, folder.path(), Map.of())) {
                List<Subject> subjects = subjects(chosen, folder.path(), stack.settings());
                measure(subjects, folder.path());
                spec.commandLine().getOut().print(table(subjects, stack.temporal()));
                spec.commandLine().getOut().flush();
            }
        }
        return 0;
    }

    private List<Subject> subjects(List<String> chosen, Path folder, Map<String, String> settings) {
        List<Subject> subjects = new ArrayList<>(List.of(Subject.bareJvm(folder)));
        for (String worker : chosen) {
            subjects.add(Subject.worker(worker, Arguments.jar(checkout, worker), settings));
        }
        return subjects;
    }

    /** Takes the programs in turn, so that a slow spell of the machine hits all alike. */
    private void measure(List<Subject> subjects, Path folder) throws InterruptedException {
        for (Subject subject : subjects) {
            say(subject.name() + ": one start to warm the file cache");
            subject.warmUp(proc, folder);
        }
        for (int round = 1; round <= rounds; round++) {
            for (Subject subject : subjects) {
                say("round " + round + " of " + rounds + ": " + subject.name());
                subject.measure(proc, folder, Duration.ofSeconds(settle));
            }
        }
    }

    private String table(List<Subject> subjects, String temporal) {
        MarkdownTable table = new MarkdownTable(
                "program",
                "start to polling, s: median",
                "max",
                "to bare",
                "processor s until then: median",
                "max",
                "to bare",
                "MiB resident: median",
                "max",
                "to bare");
        Subject bare = subjects.get(0);
        for (Subject subject : subjects) {
            List<String> cells = new ArrayList<>(List.of(subject.name()));
            cells.addAll(cells(subject.start, bare.start, 2));
            cells.addAll(cells(subject.processor, bare.processor, 2));
            cells.addAll(cells(subject.resident, bare.resident, 0));
            table.row(cells.toArray(String[]::new));
        }
        String what = "starts of each in turn, after one to warm the file cache: " + rounds
                + "; a start ends at the first 200 of `/health/ready`, for the bare JVM in its `main`, asked every"
                + " 10 ms; resident memory after " + settle + " s without work, before worker-storage has loaded its"
                + " model; no JVM options; Temporal: " + temporal;
        return Circumstances.of(command()).describe(what) + table;
    }

    private static List<String> cells(Samples samples, Samples bare, int decimals) {
        return List.of(
                written(samples.median(), decimals),
                written(samples.most(), decimals),
                written(samples.median() / bare.median(), 1));
    }

    private String command() {
        StringBuilder command = new StringBuilder("workers --rounds " + rounds + " --settle " + settle);
        workers.forEach(worker -> command.append(" --worker ").append(worker));
        return command.toString();
    }

    private void say(String progress) {
        spec.commandLine().getErr().println(progress);
        spec.commandLine().getErr().flush();
    }
}
