package dev.nightshift.persistence;

import java.net.URI;

/**
 * A document of a listing.
 *
 * @param number place in the listing, from 0
 */
public record CorpusItem(int number, URI source) {}
