package dev.nightshift.activity.storage.content;

/** A parser process gave no answer, and is of no more use. */
final class ChildFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ChildFailure failure;

    ChildFailedException(ChildFailure failure) {
        super(failure.toString());
        this.failure = failure;
    }

    ChildFailedException(ChildFailure failure, Throwable cause) {
        super(failure.toString(), cause);
        this.failure = failure;
    }

    ChildFailure failure() {
        return failure;
    }
}
