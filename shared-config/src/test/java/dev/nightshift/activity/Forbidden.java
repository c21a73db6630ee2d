package dev.nightshift.activity;

/** Stands where activities live, on a higher floor than this module. */
public final class Forbidden {
    public static final Object KNOWN = new Object();

    private Forbidden() {}
}
