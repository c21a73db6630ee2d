package dev.nightshift.worker.storage.cli;

import static java.util.Objects.requireNonNull;

import dev.nightshift.runtime.CommandContext;
import dev.nightshift.runtime.ExitCode;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has files and folders, objects and prefixes indexed by the workers that poll. */
@Command(
        name = "index",
        mixinStandardHelpOptions = true,
        description = "Bring files and objects, and all in folders and prefixes, up to date in the index.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is indexed; with --no-wait, all is started",
            "1:some documents are dead letters or failed; with --no-wait, a folder is being indexed already",
            "2:wrong usage, such as a path that does not exist",
            "3:wrong settings",
            "4:Temporal cannot be reached"
        })
public final class IndexCommand implements Callable<Integer> {
    private final CommandContext context;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private TenantOption tenant = new TenantOption();

    @Parameters(
            paramLabel = "PATH",
            arity = "0..*",
            description = "Files and folders, objects (s3://bucket/key) and prefixes (s3://bucket/prefix/).")
    private List<String> paths = new ArrayList<>();

    @Option(names = "--file", paramLabel = "PATH", description = "The same as PATH; may be repeated.")
    private List<String> files = new ArrayList<>();

    @Option(names = "--force", description = "Read and index again what has not changed.")
    private boolean force;

    @Option(
            names = "--remove-vanished",
            description = "Remove from the index what lay in the folders and prefixes and is gone.")
    private boolean removeVanished;

    @Option(names = "--no-wait", description = "Return once the work is started; do not wait for its end.")
    private boolean noWait;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    public IndexCommand(CommandContext context) {
        this.context = requireNonNull(context, "context");
    }

    @Override
    public Integer call() throws Exception {
        Set<URI> documents = new LinkedHashSet<>();
        Set<URI> folders = new LinkedHashSet<>();
        for (String path : paths()) {
            URI source = source(path);
            (isFolder(path, source) ? folders : documents).add(source);
        }
        CommandSpec command = requireNonNull(spec);
        Screen screen = Terminal.screen(command.commandLine().getOut());
        IndexRun run = new IndexRun(
                context,
                tenant.tenant(context),
                force,
                removeVanished,
                command.commandLine().getErr());
        if (noWait) {
            int started = run.start(List.copyOf(documents), List.copyOf(folders));
            screen.print(json ? Json.of(Map.of("started", started)) : started + " started");
            return started == documents.size() + folders.size() ? ExitCode.OK : ExitCode.FAILED;
        }
        IndexReport report = run.run(List.copyOf(documents), List.copyOf(folders));
        screen.print(json ? List.of(Json.of(report.view())) : report.lines());
        return report.isClean() ? ExitCode.OK : ExitCode.FAILED;
    }

    private List<String> paths() {
        List<String> all = new ArrayList<>(paths);
        all.addAll(files);
        if (all.isEmpty()) {
            throw new ParameterException(
                    requireNonNull(spec).commandLine(), "Name at least one file or folder to index.");
        }
        return all;
    }

    private URI source(String path) {
        try {
            if (Sources.isObject(path)) {
                return Sources.uri(path);
            }
            if (Files.exists(Sources.path(path))) {
                return Sources.uri(path);
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(requireNonNull(spec).commandLine(), String.valueOf(e.getMessage()), e);
        }
        throw new ParameterException(requireNonNull(spec).commandLine(), "There is no such file: " + path);
    }

    private static boolean isFolder(String path, URI source) {
        return Sources.isObject(path) ? Sources.isPrefix(source) : Files.isDirectory(Sources.path(path));
    }
}
