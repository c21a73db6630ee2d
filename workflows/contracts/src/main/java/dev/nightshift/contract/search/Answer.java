package dev.nightshift.contract.search;

import dev.nightshift.contract.Allowed;
import dev.nightshift.contract.Ranges;
import dev.nightshift.contract.storage.Span;

/**
 * The sentences that answer best, word for word.
 *
 * @param text the quotation, at most 500 characters
 * @param hit number of the hit it is quoted from, counted from 1
 * @param span where the quotation stands in the document's extracted text
 */
public record Answer(String text, @Allowed(min = 1) int hit, Span span) {
    public Answer {
        Ranges.requirePlace(hit, "hit");
    }
}
