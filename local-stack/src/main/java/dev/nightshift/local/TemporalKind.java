package dev.nightshift.local;

/** Which Temporal a stack runs. */
public enum TemporalKind {
    /** The development server if its program is found, else the test server. */
    AUTO,
    /** The development server of Temporal's command line: a web UI, and state in a file. */
    SERVER,
    /** The Java test server: needs nothing, has no UI, and forgets all when it stops. */
    TEST_SERVER
}
