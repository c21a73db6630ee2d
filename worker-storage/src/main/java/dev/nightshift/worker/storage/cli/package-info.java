/**
 * The commands of this worker for people and scripts. They start workflows or read the index, and show
 * what comes of it; what the work is lies elsewhere.
 */
package dev.nightshift.worker.storage.cli;
