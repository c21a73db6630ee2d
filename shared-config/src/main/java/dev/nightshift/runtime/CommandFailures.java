package dev.nightshift.runtime;

import static java.util.Objects.requireNonNull;

import dev.nightshift.config.ConfigException;
import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.failure.ApplicationFailure;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into one readable message and an {@link ExitCode}. */
final class CommandFailures implements IExecutionExceptionHandler {
    private static final Set<Status.Code> AWAY = Set.of(Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED);
    /** SQL states of a connection that cannot be made or was cut, and of a server that stops. */
    private static final Set<String> LOST_DATABASE = Set.of("08", "57");

    private final BooleanSupplier debugging;

    CommandFailures(BooleanSupplier debugging) {
        this.debugging = requireNonNull(debugging, "debugging");
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        PrintWriter err = line.getErr();
        err.println(message(failure));
        if (debugging.getAsBoolean()) {
            failure.printStackTrace(err);
        } else if (isUnexpected(failure)) {
            err.println("Run it again with --debug to see where.");
        }
        err.flush();
        return exitCode(failure);
    }

    /** Tells what is wrong with the arguments, and how to see the right ones. */
    static int misused(ParameterException failure, String... ignored) {
        CommandLine line = failure.getCommandLine();
        PrintWriter err = line.getErr();
        err.println(failure.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(failure, err);
        err.println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        err.flush();
        return ExitCode.USAGE;
    }

    private static String message(Exception failure) {
        if (failure instanceof ConfigException) {
            return "The settings are wrong:\n" + failure.getMessage();
        }
        if (failure instanceof WorkException) {
            return String.valueOf(failure.getMessage());
        }
        Optional<ApplicationFailure> application = find(failure, ApplicationFailure.class, found -> true);
        if (application.isPresent()) {
            return application.get().getType() + ": " + application.get().getOriginalMessage();
        }
        Throwable root = causes(failure).reduce((outer, inner) -> inner).orElse(failure);
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    private static int exitCode(Exception failure) {
        if (failure instanceof ConfigException) {
            return ExitCode.CONFIGURATION;
        }
        return isUnreachable(failure) ? ExitCode.UNREACHABLE : ExitCode.FAILED;
    }

    private static boolean isUnreachable(Exception failure) {
        return find(failure, WorkException.class, found -> found.type() == FailureType.UNAVAILABLE)
                        .isPresent()
                || find(
                                failure,
                                StatusRuntimeException.class,
                                found -> AWAY.contains(found.getStatus().getCode()))
                        .isPresent()
                || find(failure, SQLException.class, CommandFailures::isLost).isPresent()
                || find(failure, ConnectException.class, found -> true).isPresent();
    }

    private static boolean isLost(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && state.length() >= 2 && LOST_DATABASE.contains(state.substring(0, 2));
    }

    private static boolean isUnexpected(Exception failure) {
        return !(failure instanceof ConfigException || failure instanceof WorkException)
                && find(failure, ApplicationFailure.class, found -> true).isEmpty();
    }

    private static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type, Predicate<T> matching) {
        return causes(failure)
                .filter(type::isInstance)
                .map(type::cast)
                .filter(matching)
                .findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(50);
    }
}
