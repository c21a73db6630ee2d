package dev.nightshift.activity.storage.source;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.WorkException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;

/** Why a file cannot be read. */
final class Unreadable {
    private Unreadable() {}

    static WorkException denied(Path path) {
        return denied(path, new AccessDeniedException(path.toString()));
    }

    static WorkException denied(Path path, IOException cause) {
        return new WorkException(FailureType.NOT_AUTHORIZED, "the worker may not read " + path, cause);
    }

    static WorkException unavailable(Path path, IOException cause) {
        return new WorkException(FailureType.UNAVAILABLE, "cannot read " + path + " now", cause);
    }
}
