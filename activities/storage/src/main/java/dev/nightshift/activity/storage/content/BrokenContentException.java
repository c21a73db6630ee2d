package dev.nightshift.activity.storage.content;

/** A file cannot be read as what its name says. The message continues "the file ...". */
final class BrokenContentException extends Exception {
    private static final long serialVersionUID = 1L;

    BrokenContentException(String message) {
        super(message);
    }

    BrokenContentException(String message, Throwable cause) {
        super(message, cause);
    }
}
