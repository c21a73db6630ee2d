package dev.nightshift.activity.storage;

import static java.util.Objects.requireNonNull;

import dev.nightshift.contract.storage.DocumentId;
import dev.nightshift.contract.storage.RemovalActivities;
import dev.nightshift.contract.storage.RemovalProbe;
import dev.nightshift.contract.storage.RemovalReceipt;
import dev.nightshift.contract.storage.RemoveDocument;
import dev.nightshift.persistence.RemovalRepository;
import java.util.Optional;

/** Takes documents out of the index, and looks whether they are gone. */
public final class RemovalActivitiesImpl implements RemovalActivities {
    private final RemovalRepository removals;

    public RemovalActivitiesImpl(RemovalRepository removals) {
        this.removals = requireNonNull(removals, "removals");
    }

    @Override
    public Optional<RemovalReceipt> remove(RemoveDocument command) {
        return removals.remove(command);
    }

    @Override
    public RemovalProbe probe(RemoveDocument command) {
        return removals.probe(command.tenant(), DocumentId.of(command.tenant(), command.source()));
    }
}
