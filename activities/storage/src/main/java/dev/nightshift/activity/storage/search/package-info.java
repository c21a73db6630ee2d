/**
 * Finds passages by meaning and by words, and quotes the sentences that answer. Nothing here reads a
 * source or changes the index.
 */
package dev.nightshift.activity.storage.search;
