package dev.nightshift.runtime;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightshift.config.Env;
import dev.nightshift.config.Setting;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the settings in effect, and opens nothing. */
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Show the settings in effect and where each comes from; secrets are masked.")
final class ConfigCommand implements Callable<Integer> {
    private final Supplier<Env> environment;
    private final List<Function<Env, ?>> readers;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--json", description = "Print a JSON array of {name, value, origin}.")
    private boolean json;

    ConfigCommand(Supplier<Env> environment, List<Function<Env, ?>> readers) {
        this.environment = requireNonNull(environment, "environment");
        this.readers = List.copyOf(readers);
    }

    /** Prints everything first, and then reports what is wrong with it. */
    @Override
    public Integer call() throws JsonProcessingException {
        Env env = environment.get();
        for (Function<Env, ?> reader : readers) {
            Object ignored = reader.apply(env);
        }
        PrintWriter out = requireNonNull(spec).commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(env.effective()));
        } else {
            print(out, env.effective());
        }
        out.flush();
        env.check();
        return ExitCode.OK;
    }

    private static void print(PrintWriter out, List<Setting> settings) {
        int names = width(settings, Setting::name);
        int values = width(settings, Setting::value);
        String line = "%-" + names + "s  %-" + values + "s  %s%n";
        out.printf(line, "SETTING", "VALUE", "FROM");
        settings.forEach(setting -> out.printf(line, setting.name(), setting.value(), setting.origin()));
    }

    private static int width(List<Setting> settings, Function<Setting, String> column) {
        return settings.stream().map(column).mapToInt(String::length).max().orElse(0);
    }
}
