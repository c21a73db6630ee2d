/**
 * The workflow that answers from the index, for services that speak to Temporal only. It runs on a queue
 * of its own, so that nobody waits behind a batch.
 */
package dev.nightshift.workflow.search;
