package dev.nightshift.local;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Temporal: its development server where the program is found, else the Java test server. */
final class TemporalPart implements Part {
    static final String NAME = "temporal";
    static final String TEST_SERVER = "test-server";
    private static final int USUAL_PORT = 7233;
    private static final int USUAL_UI_PORT = 8233;
    private static final int STARTS = 3;
    private static final Duration READY = Duration.ofSeconds(90);
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final StackHome home;
    private final StackOptions options;
    private final JavaProgram java;
    private final Consumer<String> notes;

    TemporalPart(StackHome home, StackOptions options, JavaProgram java, Consumer<String> notes) {
        this.home = requireNonNull(home, "home");
        this.options = requireNonNull(options, "options");
        this.java = requireNonNull(java, "java");
        this.notes = requireNonNull(notes, "notes");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PartRecord ensureUp(PartRecord before) {
        if (before.process().isPresent() && fits(before)) {
            if (Waiting.until(Duration.ofSeconds(20), () -> answer(before))) {
                return before;
            }
        }
        stop(before);
        Optional<TemporalProgram> program = program();
        for (int i = 0; i < STARTS; i++) {
            PartRecord started = program.isPresent() ? startServer(program.get(), before) : startTestServer(before);
            if (Waiting.until(READY, () -> answer(started))) {
                return started;
            }
            stop(started);
        }
        throw new StackException("Temporal does not start. Its log, " + home.log(NAME) + ", ends with:\n"
                + Daemons.tail(home.log(NAME), 5));
    }

    @Override
    public void stop(PartRecord record) {
        record.process().ifPresent(process -> Daemons.stop(process, GRACE));
        Daemons.markedBy(database()).forEach(process -> Daemons.stop(process, GRACE));
        Daemons.markedBy(testServerMarker()).forEach(process -> Daemons.stop(process, GRACE));
    }

    @Override
    public boolean serves(PartRecord record) {
        return TemporalProbe.serves(record.port());
    }

    private Waiting.Answer answer(PartRecord record) {
        if (record.process().isEmpty()) {
            return Waiting.Answer.NEVER;
        }
        return serves(record) ? Waiting.Answer.YES : Waiting.Answer.NOT_YET;
    }

    /** One that runs is kept, unless the user asks for the other kind or for other ports. */
    private boolean fits(PartRecord record) {
        boolean test = record.kind().equals(TEST_SERVER);
        boolean kind =
                options.temporal() == TemporalKind.AUTO || (options.temporal() == TemporalKind.TEST_SERVER) == test;
        return kind
                && options.temporalPort().orElse(record.port()) == record.port()
                && (test || options.uiPort().orElse(record.uiPort()) == record.uiPort());
    }

    private Optional<TemporalProgram> program() {
        if (options.temporal() == TemporalKind.TEST_SERVER) {
            return Optional.empty();
        }
        Optional<TemporalProgram> found = TemporalProgram.find(System.getenv(), notes);
        if (found.isEmpty() && options.temporal() == TemporalKind.SERVER) {
            throw new StackException(
                    "no temporal program found: put it on the PATH, or name it in NIGHTSHIFT_TEMPORAL_BIN.");
        }
        return found;
    }

    private PartRecord startServer(TemporalProgram program, PartRecord before) {
        int port = Ports.choose(NAME, options.temporalPort(), before.port(), USUAL_PORT, notes);
        int uiPort = Ports.choose("Temporal's UI", options.uiPort(), before.uiPort(), USUAL_UI_PORT, notes);
        home.folder(NAME);
        List<String> command = new ArrayList<>(List.of(
                program.path().toString(),
                "server",
                "start-dev",
                "--ip",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--ui-port",
                Integer.toString(uiPort),
                "--db-filename",
                database().toString(),
                "--log-level",
                "warn"));
        ProcessHandle process = Daemons.start(command, Map.of(), home.folder(NAME), home.log(NAME));
        return PartRecord.of(NAME, program.serverVersion(), process, port, uiPort);
    }

    private PartRecord startTestServer(PartRecord before) {
        int port = Ports.choose(NAME, options.temporalPort(), before.port(), USUAL_PORT, notes);
        home.folder(NAME);
        List<String> command = java.command(
                List.of("-Dnightshift.stack=" + testServerMarker(), "-Xmx1g", "-XX:+UseSerialGC"),
                TestServerProcess.class,
                List.of(Integer.toString(port)));
        ProcessHandle process = Daemons.start(command, Map.of(), home.folder(NAME), home.log(NAME));
        notes.accept(
                "Temporal is the Java test server: it has no UI, no schedules and no lists of workflows, keeps all in"
                        + " memory, and forgets running workflows when it stops. What is indexed stays, in PostgreSQL."
                        + "\nFor the development server put the temporal program on the PATH, or name it in"
                        + " NIGHTSHIFT_TEMPORAL_BIN.");
        return PartRecord.of(NAME, TEST_SERVER, process, port, 0);
    }

    private Path database() {
        return home.file(NAME).resolve("temporal.db");
    }

    private Path testServerMarker() {
        return home.file(NAME).resolve(TEST_SERVER);
    }
}
