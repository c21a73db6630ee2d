package dev.nightshift.persistence;

import dev.nightshift.contract.FailureType;
import dev.nightshift.contract.storage.DocumentId;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * A document whose newest content could not be indexed, or a member of one that could not be read. Of a
 * document, an older version may go on serving.
 *
 * @param part 0 for the document itself, else the number of the member
 * @param member names from the source inwards; empty for the document itself
 * @param message for a person; says what is wrong with the content
 * @param failedAt by the database's clock
 */
public record DeadLetter(
        DocumentId document,
        URI source,
        int part,
        List<String> member,
        FailureType reason,
        String message,
        Instant failedAt) {
    public DeadLetter {
        member = List.copyOf(member);
    }
}
