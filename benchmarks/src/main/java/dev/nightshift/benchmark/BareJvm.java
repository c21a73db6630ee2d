package dev.nightshift.benchmark;

/** What a JVM costs that does nothing: it says that it runs, and sleeps. The workers are measured beside it. */
final class BareJvm {
    /** Should nobody end it, it ends by itself. */
    private static final long LONGEST_MILLIS = 3_600_000;

    private BareJvm() {}

    public static void main(String[] args) throws InterruptedException {
        System.out.print('r');
        System.out.flush();
        Thread.sleep(LONGEST_MILLIS);
    }
}
