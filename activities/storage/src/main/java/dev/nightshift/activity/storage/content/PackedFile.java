package dev.nightshift.activity.storage.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** One file in packed form, by gzip or bzip2. Its member is that file, named like it without the ending. */
final class PackedFile implements ContentParser, ContainerParser {
    /** Opens the packed bytes. */
    @FunctionalInterface
    interface Unpacking {
        InputStream of(InputStream packed) throws IOException;
    }

    private final Unpacking unpacking;

    private PackedFile(Unpacking unpacking) {
        this.unpacking = unpacking;
    }

    static PackedFile gzip() {
        return new PackedFile(packed -> GzipCompressorInputStream.builder()
                .setInputStream(packed)
                .setDecompressConcatenated(true)
                .get());
    }

    static PackedFile bzip2() {
        return new PackedFile(packed -> new BZip2CompressorInputStream(packed, true));
    }

    /** It says nothing by itself. */
    @Override
    public void parse(Path file, DocumentDraft draft) {}

    @Override
    public long unpack(Path file, long from, MemberWriter out) throws IOException {
        try (InputStream packed = Files.newInputStream(file);
                InputStream content = unpacking.of(packed)) {
            out.add(unpackedName(out.containerName()), null, content);
        }
        return END;
    }

    private static String unpackedName(String packedName) {
        String lower = packedName.toLowerCase(Locale.ROOT);
        int dot = packedName.lastIndexOf('.');
        String name = dot > 0 ? packedName.substring(0, dot) : packedName;
        return lower.endsWith(".tgz") || lower.endsWith(".tbz2") ? name + ".tar" : name;
    }
}
