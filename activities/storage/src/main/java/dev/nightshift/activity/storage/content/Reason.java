package dev.nightshift.activity.storage.content;

/** What a library says of a failure, made fit to be shown. */
final class Reason {
    private static final int LONGEST = 200;
    private static final int DEEPEST = 10;

    private Reason() {}

    /** Returns the message of the innermost cause that has one. */
    static String of(Throwable failure) {
        String words = failure.getClass().getSimpleName();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            String message = cause.getMessage();
            words = message == null || message.isBlank() ? words : message;
            cause = cause.getCause();
        }
        String line = CleanText.of(words).toString().replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
