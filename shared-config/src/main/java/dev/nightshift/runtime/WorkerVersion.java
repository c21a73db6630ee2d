package dev.nightshift.runtime;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the JAR's manifest names. */
final class WorkerVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Optional.ofNullable(WorkerVersion.class.getPackage().getImplementationVersion())
                .orElse("(not run from a JAR)");
        return new String[] {"${COMMAND-FULL-NAME} " + version + ", Java " + Runtime.version()};
    }
}
