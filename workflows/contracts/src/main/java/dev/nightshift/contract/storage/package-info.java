/**
 * The contracts of indexing: read a document, replace what was known of it, remove it. Text, chunks
 * and vectors stay in the database; records carry references to them.
 */
package dev.nightshift.contract.storage;
