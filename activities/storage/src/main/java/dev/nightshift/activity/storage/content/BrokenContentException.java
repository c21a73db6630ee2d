package dev.nightshift.activity.storage.content;

/** A file cannot be read as what its name says. The message continues "the file ...". */
final class BrokenContentException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final String ENCRYPTED =
            "is encrypted with a password; save it without a password, and it can be indexed";

    /** Says that a password is needed, and what to do. */
    static BrokenContentException encrypted() {
        return new BrokenContentException(ENCRYPTED);
    }

    static BrokenContentException encrypted(Throwable cause) {
        return new BrokenContentException(ENCRYPTED, cause);
    }

    BrokenContentException(String message) {
        super(message);
    }

    BrokenContentException(String message, Throwable cause) {
        super(message, cause);
    }
}
