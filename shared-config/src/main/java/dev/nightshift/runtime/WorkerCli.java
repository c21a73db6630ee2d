package dev.nightshift.runtime;

import static java.util.Objects.requireNonNull;

import dev.nightshift.config.Env;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The command line of a worker: without arguments it polls, {@code config} shows its settings, and a
 * worker may add commands of its own.
 *
 * <pre>{@code
 * WorkerCli.of("worker-ml", "Trains adapters on the GPU.", 8085)
 *         .polls(MlSettings::from, MlWorker::poll)
 *         .command(MlCommand::new)
 *         .main(args);
 * }</pre>
 */
public final class WorkerCli {
    private final String name;
    private final String summary;
    private final int healthPort;
    private final List<Function<Env, ?>> readers = new ArrayList<>();
    private final List<Function<CommandContext, Object>> commands = new ArrayList<>();
    private Supplier<Env> environment = Env::system;
    private PollCommand.Poller poller = env -> WorkerProcess::run;

    private WorkerCli(String name, String summary, int healthPort) {
        this.name = requireNonNull(name, "name");
        this.summary = requireNonNull(summary, "summary");
        this.healthPort = healthPort;
        readers.add(env -> ProcessSettings.from(env, healthPort));
    }

    /**
     * @param name of the JAR without its ending
     * @param summary one sentence for the help
     * @param healthPort where health is answered unless HEALTH_PORT says otherwise; differs by worker
     */
    public static WorkerCli of(String name, String summary, int healthPort) {
        return new WorkerCli(name, summary, healthPort);
    }

    /** Sets what runs without arguments: settings are read and checked before {@code polling} opens anything. */
    public <S> WorkerCli polls(Function<Env, S> settings, Polling<S> polling) {
        readers.add(settings);
        poller = env -> {
            S read = settings.apply(env);
            return process -> polling.poll(read, process);
        };
        return this;
    }

    /** Sets what runs without arguments, for a worker that needs no settings of its own. */
    public WorkerCli polls(WorkerSpec... workers) {
        poller = env -> process -> process.run(workers);
        return this;
    }

    /** Makes {@code config} show settings that only a command reads. */
    public WorkerCli reads(Function<Env, ?> settings) {
        readers.add(settings);
        return this;
    }

    /** Adds a subcommand: an object that picocli can run. What it throws ends in one readable message. */
    public WorkerCli command(Function<CommandContext, Object> command) {
        commands.add(command);
        return this;
    }

    /** Sets where settings come from, instead of this process's environment. */
    public WorkerCli environment(Supplier<Env> source) {
        environment = requireNonNull(source, "source");
        return this;
    }

    /** Runs the command line and ends the process with its {@link ExitCode}. */
    public void main(String[] args) {
        System.exit(execute(args));
    }

    /** Runs the command line and returns its {@link ExitCode}. */
    public int execute(String... args) {
        return commandLine().execute(args);
    }

    /** Returns the command line itself, whose output a test may redirect. */
    public CommandLine commandLine() {
        PollCommand polling = new PollCommand(name, healthPort, environment, poller);
        CommandLine line = new CommandLine(polling);
        line.getCommandSpec().name(name).usageMessage().description(summary);
        line.addSubcommand(new ConfigCommand(environment, readers));
        CommandContext context = new CommandContext(name, environment);
        commands.forEach(command -> line.addSubcommand(command.apply(context)));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionStrategy(polling::execute);
        line.setExecutionExceptionHandler(new CommandFailures(polling::isDebugging));
        line.setParameterExceptionHandler(CommandFailures::misused);
        return line;
    }
}
