package dev.nightshift.activity.storage.content;

import static java.util.Objects.requireNonNull;

import dev.nightshift.config.Env;
import java.time.Duration;

/**
 * The bounds of extraction.
 *
 * @param processes parsers at work at once, 1 to 16; each is a process of its own
 * @param childMemoryMegabytes heap of each, 64 to 16,384
 * @param timeout longest time for one document, 1 second to 1 hour
 * @param maxCharacters where a longer text is cut, 1,000 to 50,000,000 UTF-16 code units
 * @param maxDepth deepest nesting of elements, 10 to 2,000
 * @param maxMembers most members of one archive or mailbox, those of containers in it included, 1 to 10,000,000
 * @param maxExpandedMegabytes most that they may come to, 1 to 1,048,576
 * @param documentsPerProcess after how many documents a process is replaced, 1 to 1,000,000
 */
public record ExtractionSettings(
        int processes,
        int childMemoryMegabytes,
        Duration timeout,
        int maxCharacters,
        int maxDepth,
        int maxMembers,
        int maxExpandedMegabytes,
        int documentsPerProcess) {
    private static final int MOST_PROCESSES = 16;

    public ExtractionSettings {
        requireNonNull(timeout, "timeout");
    }

    public static ExtractionSettings from(Env env) {
        int processors = Math.min(MOST_PROCESSES, Runtime.getRuntime().availableProcessors());
        return new ExtractionSettings(
                env.integer("EXTRACTION_PROCESSES", processors, 1, MOST_PROCESSES),
                env.integer("EXTRACTION_CHILD_MEMORY_MB", 512, 64, 16_384),
                env.duration("EXTRACTION_TIMEOUT", Duration.ofMinutes(1), Duration.ofSeconds(1), Duration.ofHours(1)),
                env.integer("EXTRACTION_MAX_CHARACTERS", 5_000_000, 1_000, 50_000_000),
                env.integer("EXTRACTION_MAX_DEPTH", 500, 10, 2_000),
                env.integer("EXTRACTION_MAX_MEMBERS", 100_000, 1, 10_000_000),
                env.integer("EXTRACTION_MAX_EXPANDED_MB", 4_096, 1, 1_048_576),
                env.integer("EXTRACTION_DOCUMENTS_PER_PROCESS", 500, 1, 1_000_000));
    }

    ExtractionLimits limits() {
        return new ExtractionLimits(maxCharacters, maxDepth);
    }
}
