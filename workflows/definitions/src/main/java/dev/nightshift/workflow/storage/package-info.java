/**
 * The workflows that index and remove documents. Text, chunks and vectors stay in the database; what
 * travels here are references and counts.
 */
package dev.nightshift.workflow.storage;
