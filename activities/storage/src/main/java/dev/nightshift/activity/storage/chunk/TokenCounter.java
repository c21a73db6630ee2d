package dev.nightshift.activity.storage.chunk;

/** Counts the tokens that a model sees for a text, its own markers included. */
@FunctionalInterface
public interface TokenCounter {
    int count(String text);
}
