package dev.nightshift.activity.storage.content;

import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A format that can be read.
 *
 * @param name what to call it in a sentence, such as "a PDF document"
 * @param extensions ends of file names that promise it, lower-case
 * @param signature first bytes that it must have
 * @param parser makes its parser; called in the child process only
 * @param container makes what takes it apart, or null if it has no members; called in the child process only
 */
record ContentFormat(
        String name,
        String mediaType,
        Set<String> extensions,
        ContentSignature signature,
        Supplier<ContentParser> parser,
        @Nullable Supplier<ContainerParser> container) {
    ContentFormat(
            String name,
            String mediaType,
            Set<String> extensions,
            ContentSignature signature,
            Supplier<ContentParser> parser) {
        this(name, mediaType, extensions, signature, parser, null);
    }
}
