package dev.nightshift.contract.search;

import dev.nightshift.contract.storage.Span;

/**
 * The sentences that answer best, word for word.
 *
 * @param text quoted from the document, at most 500 characters
 * @param hit number of the hit it is quoted from, from 1
 * @param span of the quotation in the document's extracted text
 */
public record Answer(String text, int hit, Span span) {}
