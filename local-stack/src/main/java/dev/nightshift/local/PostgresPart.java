package dev.nightshift.local;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** PostgreSQL, durable: what it has acknowledged survives a power failure. */
final class PostgresPart implements Part {
    static final String NAME = "postgresql";
    private static final int USUAL_PORT = 5433;
    private static final int STARTS = 10;
    private static final String WRONG_PASSWORD = "28";
    private static final Duration READY = Duration.ofSeconds(90);
    /** Everybody proves who he is, on the loopback interface; there is no socket file. */
    private static final String ACCESS = "host all all 127.0.0.1/32 scram-sha-256\n";

    private final StackHome home;
    private final OptionalInt fixedPort;
    private final Consumer<String> notes;
    private final Path data;

    PostgresPart(StackHome home, OptionalInt fixedPort, Consumer<String> notes) {
        this.home = requireNonNull(home, "home");
        this.fixedPort = requireNonNull(fixedPort, "fixedPort");
        this.notes = requireNonNull(notes, "notes");
        this.data = home.file("postgres/data");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PartRecord ensureUp(PartRecord before) {
        Credentials credentials = Credentials.of(home);
        PostgresProgram program = PostgresProgram.install(home);
        initialise(program, credentials);
        Optional<PostmasterFile> running = PostmasterFile.read(data);
        if (running.isPresent()) {
            if (before.process().isEmpty()) {
                notes.accept("Found PostgreSQL of this folder still running, and took it over.");
            }
            PartRecord adopted = record(running.get().process(), running.get().port());
            if (portFits(adopted.port()) && isReady(adopted, credentials, Duration.ofSeconds(20))) {
                return adopted;
            }
            stop(adopted);
        }
        return start(program, before, credentials);
    }

    @Override
    public void stop(PartRecord record) {
        if (PostmasterFile.read(data).isPresent()) {
            PostgresProgram.install(home).run("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "60");
        }
        Daemons.markedBy(data).forEach(process -> Daemons.stop(process, Duration.ofSeconds(10)));
    }

    @Override
    public boolean serves(PartRecord record) {
        return PostgresRoles.answers(record.port(), Credentials.of(home));
    }

    private boolean portFits(int port) {
        return fixedPort.isEmpty() || fixedPort.getAsInt() == port;
    }

    private void initialise(PostgresProgram program, Credentials credentials) {
        Path version = data.resolve("PG_VERSION");
        try {
            if (Files.exists(version)) {
                requireVersion(Files.readString(version).strip());
                return;
            }
            Path draft = home.folder("postgres").resolve("data.draft");
            StackHome.deleteTree(draft);
            Path password = home.file("postgres/password");
            home.write(password, credentials.superuser().reveal());
            program.run(
                    "initdb",
                    "-D",
                    draft.toString(),
                    "-U",
                    Credentials.SUPERUSER,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8");
            Files.delete(password);
            Files.writeString(draft.resolve("pg_hba.conf"), ACCESS);
            Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StackException("cannot make a database in " + data + ": " + e, e);
        }
    }

    private void requireVersion(String found) {
        if (!found.equals(PostgresProgram.MAJOR_VERSION)) {
            throw new StackException("the database in " + data + " was made by PostgreSQL " + found + "; this is "
                    + PostgresProgram.MAJOR_VERSION
                    + ".\nMove its content with pg_dump of that version, or give it up with"
                    + " scripts/down --delete-data.");
        }
    }

    /** Right after a kill the old server's children still hold its memory, so a start may fail for a moment. */
    private PartRecord start(PostgresProgram program, PartRecord before, Credentials credentials) {
        for (int i = 0; i < STARTS; i++) {
            PostmasterFile.forgetZombie(data);
            int port = Ports.choose(NAME, fixedPort, before.port(), USUAL_PORT, notes);
            ProcessHandle process = Daemons.start(command(program, port), Map.of(), home.folder(), home.log(NAME));
            PartRecord started = record(process, port);
            if (isReady(started, credentials, READY)) {
                return started;
            }
            if (started.process().isPresent()) {
                stop(started);
                break;
            }
            Waiting.sleep(Duration.ofMillis(500));
        }
        throw new StackException("PostgreSQL does not start. Its log, " + home.log(NAME) + ", ends with:\n"
                + Daemons.tail(home.log(NAME), 5));
    }

    private List<String> command(PostgresProgram program, int port) {
        return program.command(
                "postgres",
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "fsync=on",
                "-c",
                "synchronous_commit=on",
                "-c",
                "full_page_writes=on",
                "-c",
                "password_encryption=scram-sha-256",
                "-c",
                "timezone=UTC");
    }

    private static PartRecord record(ProcessHandle process, int port) {
        return PartRecord.of(NAME, PostgresProgram.MAJOR_VERSION, process, port, 0);
    }

    private static boolean isReady(PartRecord started, Credentials credentials, Duration limit) {
        return Waiting.until(limit, () -> {
            if (started.process().isEmpty()) {
                return Waiting.Answer.NEVER;
            }
            try {
                PostgresRoles.ensure(started.port(), credentials);
                return Waiting.Answer.YES;
            } catch (SQLException e) {
                if (String.valueOf(e.getSQLState()).startsWith(WRONG_PASSWORD)) {
                    throw new StackException("the database refuses the stack's own password: " + e.getMessage(), e);
                }
                return Waiting.Answer.NOT_YET;
            }
        });
    }
}
