package dev.nightshift.activity.storage.content;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;

/**
 * What a parser process is asked to read.
 *
 * @param id which the answer must repeat, so that nothing said before can pass for it
 */
record ParseRequest(long id, URI file, String fileName, ExtractionLimits limits) {
    byte[] toBytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(id);
        out.writeUTF(file.toString());
        out.writeUTF(fileName);
        out.writeInt(limits.maxCharacters());
        out.writeInt(limits.maxDepth());
        return bytes.toByteArray();
    }

    static ParseRequest of(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        return new ParseRequest(
                in.readLong(),
                URI.create(in.readUTF()),
                in.readUTF(),
                new ExtractionLimits(in.readInt(), in.readInt()));
    }
}
