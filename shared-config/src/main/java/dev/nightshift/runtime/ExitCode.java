package dev.nightshift.runtime;

/** What a worker's process ends with. A process stopped by SIGTERM ends with 143, by SIGINT with 130. */
public final class ExitCode {
    public static final int OK = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 2;
    public static final int CONFIGURATION = 3;
    public static final int UNREACHABLE = 4;

    private ExitCode() {}
}
