package dev.nightshift.local;

import static java.util.Objects.requireNonNull;

import dev.nightshift.config.Secret;
import dev.nightshift.persistence.MigrationSettings;
import dev.nightshift.persistence.Migrator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Temporal, PostgreSQL and workers on this machine alone, as processes that outlive their starter. All
 * they keep lies in one folder; stacks in different folders do not know each other.
 */
public final class LocalStack implements AutoCloseable {
    private final StackHome home;
    private final StackOptions options;
    private final Consumer<String> notes;
    private final StackState state;
    private final JavaProgram java;

    LocalStack(StackHome home, StackOptions options, Consumer<String> notes) {
        this.home = requireNonNull(home, "home");
        this.options = requireNonNull(options, "options");
        this.notes = requireNonNull(notes, "notes");
        this.state = new StackState(home);
        this.java = new JavaProgram(home);
    }

    /**
     * Starts what is missing of a stack, or repairs it, and waits until it serves. Takes seconds; the
     * first start in a folder unpacks PostgreSQL and takes some more.
     *
     * @param folder of the stack; made if absent
     * @throws StackException if a part cannot be had; the others are left running
     */
    public static LocalStack open(Path folder, StackOptions options) {
        LocalStack stack = at(folder, options, note -> {});
        stack.up();
        return stack;
    }

    /**
     * Returns the stack of a folder as it is, and starts nothing.
     *
     * @param folder of the stack; made if absent
     * @param notes is told what a user should know, such as of a port that was taken
     */
    public static LocalStack at(Path folder, StackOptions options, Consumer<String> notes) {
        return new LocalStack(StackHome.open(folder), options, notes);
    }

    /** Starts what is missing, named workers last. A repeat changes nothing. */
    public void up() {
        try (StackLock ignored = StackLock.take(home, notes)) {
            PartRecord postgres = bring(postgres());
            PartRecord temporal = bring(temporal());
            Credentials credentials = Credentials.of(home);
            Map<String, String> settings = SettingsFile.write(home, temporal, postgres, options, credentials);
            migrate(settings);
            TreeSet<String> workers = new TreeSet<>(options.workers());
            state.wanted().stream()
                    .filter(WorkerPart::isWorker)
                    .map(WorkerPart::workerOf)
                    .forEach(workers::add);
            workers.forEach(worker -> bring(worker(worker)));
        }
    }

    /** Stops the named parts, or everything, the workers first. Data stays. */
    public void down(List<String> names) {
        try (StackLock ignored = StackLock.take(home, notes)) {
            for (Part part : parts()) {
                if (names.isEmpty() || names.contains(part.name())) {
                    part.stop(state.find(part.name()));
                    state.save(state.find(part.name()).stopped());
                }
            }
            if (names.isEmpty()) {
                java.forgetCopiesBut(List.of());
            }
        }
    }

    /** Stops everything and deletes the folder with all it holds. */
    public void deleteAll() {
        down(List.of());
        home.delete();
    }

    /** Returns how each part is that should run, or ran. */
    public List<PartStatus> status() {
        List<PartStatus> found = new ArrayList<>();
        for (Part part : parts()) {
            PartRecord record = state.find(part.name());
            if (record.isWanted() || !WorkerPart.isWorker(part.name())) {
                found.add(status(part, record));
            }
        }
        Collections.reverse(found);
        return found;
    }

    /** Returns the settings of workers and commands that use this stack. */
    public Map<String, String> settings() {
        return SettingsFile.read(home);
    }

    public Path folder() {
        return home.folder();
    }

    /** Returns the file that a part, such as {@code worker-storage}, logs to. */
    public Path log(String part) {
        Path log = home.log(part);
        if (Files.notExists(log)) {
            throw new StackException("there is no log of " + part + " in " + log.getParent());
        }
        return log;
    }

    @Override
    public void close() {
        down(List.of());
    }

    /** In the order in which they are stopped. */
    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        StackOptions.ALL_WORKERS.forEach(worker -> parts.add(worker(worker)));
        parts.add(temporal());
        parts.add(postgres());
        return parts;
    }

    private Part postgres() {
        return new PostgresPart(home, options.postgresPort(), notes);
    }

    private Part temporal() {
        return new TemporalPart(home, options, java, notes);
    }

    private Part worker(String name) {
        return new WorkerPart(home, options.checkout(), name, java, notes);
    }

    private PartRecord bring(Part part) {
        PartRecord before = state.find(part.name());
        PartRecord now = part.ensureUp(before);
        state.save(now);
        return now;
    }

    private static void migrate(Map<String, String> settings) {
        Migrator.migrate(new MigrationSettings(
                requireNonNull(settings.get("DATABASE_URL")),
                Credentials.OWNER,
                new Secret(requireNonNull(settings.get("DATABASE_OWNER_PASSWORD"))),
                Credentials.APPLICATION));
    }

    private PartStatus status(Part part, PartRecord record) {
        PartStatus.Condition condition = PartStatus.Condition.STOPPED;
        if (record.isWanted()) {
            condition = PartStatus.Condition.DIED;
            if (record.process().isPresent()) {
                condition = part.serves(record) ? PartStatus.Condition.UP : PartStatus.Condition.UNHEALTHY;
            }
        }
        boolean runs = record.process().isPresent();
        return new PartStatus(
                part.name(),
                condition,
                runs ? record.pid() : 0,
                runs ? "127.0.0.1:" + record.port() : "",
                detail(record));
    }

    private static String detail(PartRecord record) {
        if (WorkerPart.isWorker(record.name())) {
            return "health: http://127.0.0.1:" + record.port() + "/health/ready";
        }
        return record.uiPort() > 0 ? record.kind() + ", UI: http://127.0.0.1:" + record.uiPort() : record.kind();
    }
}
