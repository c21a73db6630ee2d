package dev.nightshift.activity.storage.content;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What a parser process is asked to read.
 *
 * @param id which the answer must repeat, so that nothing said before can pass for it
 * @param unpacking what to take out of it, or null if its own text is wanted
 */
record ParseRequest(
        long id,
        URI file,
        String fileName,
        ExtractionLimits limits,
        @Nullable Unpacking unpacking) {
    /**
     * A stretch of a container.
     *
     * @param from where it begins
     * @param folder to write the members into
     * @param maxBytes most that the members may come to
     */
    record Unpacking(long from, URI folder, long maxBytes) {}

    byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(id);
        out.writeUTF(file.toString());
        out.writeUTF(fileName);
        out.writeInt(limits.maxCharacters());
        out.writeInt(limits.maxDepth());
        out.writeBoolean(unpacking != null);
        if (unpacking != null) {
            out.writeLong(unpacking.from());
            out.writeUTF(unpacking.folder().toString());
            out.writeLong(unpacking.maxBytes());
        }
        return bytes.toByteArray();
    }

    static ParseRequest of(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        return new ParseRequest(
                in.readLong(),
                URI.create(in.readUTF()),
                in.readUTF(),
                new ExtractionLimits(in.readInt(), in.readInt()),
                in.readBoolean() ? new Unpacking(in.readLong(), URI.create(in.readUTF()), in.readLong()) : null);
    }
}
