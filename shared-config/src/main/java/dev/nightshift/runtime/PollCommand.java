package dev.nightshift.runtime;

import static java.util.Objects.requireNonNull;

import dev.nightshift.config.ConfigException;
import dev.nightshift.config.Env;
import dev.nightshift.contract.TaskQueue;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What a worker does without a subcommand: it polls its queues until it is stopped. */
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = WorkerVersion.class,
        sortOptions = false,
        synopsisSubcommandLabel = "[COMMAND]",
        footerHeading = "%nWithout a command the worker polls its queues until it is stopped.%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:success",
            "1:the command failed",
            "2:wrong usage",
            "3:wrong settings; every error is listed",
            "4:Temporal or the database cannot be reached",
            "130, 143:stopped by SIGINT or SIGTERM, after activities finished or the grace was over"
        })
final class PollCommand implements Callable<Integer> {
    /** What is left, after the grace, for interrupted activities to end and for resources to close. */
    private static final Duration CLOSING = Duration.ofSeconds(15);

    private final String worker;
    private final int healthPort;
    private final Supplier<Env> environment;
    private final Poller poller;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--queues",
            split = ",",
            paramLabel = "QUEUE",
            description = "Poll only these queues, such as search-queue; all of the worker's by default.")
    private List<String> queues = List.of();

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Log in detail, and show the stack trace of a failure.")
    private boolean debug;

    PollCommand(String worker, int healthPort, Supplier<Env> environment, Poller poller) {
        this.worker = requireNonNull(worker, "worker");
        this.healthPort = healthPort;
        this.environment = requireNonNull(environment, "environment");
        this.poller = requireNonNull(poller, "poller");
    }

    boolean isDebugging() {
        return debug;
    }

    /** Sets up the log before any command runs; help is given whatever the settings are. */
    int execute(ParseResult parsed) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        try {
            setUpLog(parsed);
        } catch (ConfigException e) {
            // Only what is wrapped like this reaches the handler of failures from here.
            throw new ExecutionException(requireNonNull(spec).commandLine(), "the settings cannot be read", e);
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** What is not polling logs warnings only. */
    private void setUpLog(ParseResult parsed) {
        Env env = environment.get();
        LogSettings settings = LogSettings.from(env);
        boolean polls = !parsed.hasSubcommand();
        boolean quiet = !polls && env.optional("LOG_LEVEL").isEmpty();
        Logs.apply(new LogSettings(debug ? "DEBUG" : quiet ? "WARN" : settings.level(), settings.format()));
    }

    @Override
    public Integer call() throws Exception {
        Set<TaskQueue> polled = polled();
        Env env = environment.get();
        ProcessSettings settings = ProcessSettings.from(env, healthPort);
        Run run = poller.prepare(env);
        env.check();
        try (StopSignal stop =
                        StopSignal.onShutdown(settings.worker().shutdownGrace().plus(CLOSING));
                WorkerProcess process = WorkerProcess.open(settings, polled, stop)) {
            run.run(process);
        }
        return ExitCode.OK;
    }

    private Set<TaskQueue> polled() {
        Set<TaskQueue> served = EnumSet.allOf(TaskQueue.class);
        served.removeIf(queue -> !queue.worker().equals(worker));
        if (queues.isEmpty()) {
            return served;
        }
        Set<TaskQueue> polled = EnumSet.noneOf(TaskQueue.class);
        queues.forEach(name -> polled.add(named(name.strip(), served)));
        return polled;
    }

    private TaskQueue named(String name, Set<TaskQueue> served) {
        Stream<TaskQueue> found =
                served.stream().filter(queue -> queue.queueName().equals(name));
        return found.findFirst()
                .orElseThrow(() -> new ParameterException(
                        requireNonNull(spec).commandLine(),
                        worker + " does not poll " + name + ", but "
                                + served.stream().map(TaskQueue::queueName).toList()));
    }

    /** Reads and keeps a worker's settings; what it returns opens resources and polls. */
    @FunctionalInterface
    interface Poller {
        Run prepare(Env env);
    }

    @FunctionalInterface
    interface Run {
        void run(WorkerProcess process) throws Exception;
    }
}
