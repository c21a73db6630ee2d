package dev.nightshift.runtime;

import static java.util.Objects.requireNonNull;

import dev.nightshift.config.Env;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a worker's own subcommand may ask of the command line it runs in. */
public final class CommandContext {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String worker;
    private final Supplier<Env> environment;

    CommandContext(String worker, Supplier<Env> environment) {
        this.worker = requireNonNull(worker, "worker");
        this.environment = requireNonNull(environment, "environment");
    }

    /** Returns the worker's name, such as {@code worker-storage}. */
    public String worker() {
        return worker;
    }

    /**
     * Reads settings, and only those: a command that needs no Temporal runs without its address.
     *
     * @throws dev.nightshift.config.ConfigException if any of them is missing or malformed
     */
    public <S> S settings(Function<Env, S> reader) {
        Env env = environment.get();
        S settings = reader.apply(env);
        env.check();
        return settings;
    }

    /**
     * Connects to Temporal as the settings say, but gives up after ten seconds: somebody is waiting.
     *
     * @throws dev.nightshift.contract.WorkException if that fails; see {@link TemporalConnection#open}
     */
    public TemporalConnection temporal() throws InterruptedException {
        return TemporalConnection.open(settings(TemporalSettings::from).connectingWithin(PATIENCE));
    }
}
