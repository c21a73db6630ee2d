package dev.nightshift.runtime;

/** Whether this JVM has virtual threads; the classes are compiled for one that has not. */
final class VirtualThreads {
    static final boolean AVAILABLE = Runtime.version().feature() >= 21;

    private VirtualThreads() {}
}
