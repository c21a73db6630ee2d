package dev.nightshift.persistence;

import dev.nightshift.contract.storage.DocumentId;
import java.net.URI;

/** A document of the index that lies under the root of a listing and is not listed. */
public record VanishedDocument(DocumentId document, URI source) {}
