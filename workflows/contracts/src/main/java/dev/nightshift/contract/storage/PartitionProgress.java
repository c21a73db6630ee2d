package dev.nightshift.contract.storage;

/**
 * How far a partition is.
 *
 * @param scan name of the listing, so that a report to an earlier run is told apart
 * @param partition number of the partition, from 0
 * @param cursor number of the next document; never goes back
 * @param done counts over the whole partition so far
 */
public record PartitionProgress(String scan, int partition, int cursor, CorpusCounts done) {}
