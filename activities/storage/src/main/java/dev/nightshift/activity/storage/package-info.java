/**
 * Brings documents into the index, finds them there and takes them out again. One pipeline serves the
 * workflow of a single document, the batches of a corpus and the command line.
 */
package dev.nightshift.activity.storage;
