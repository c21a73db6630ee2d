package dev.nightshift.activity.storage.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/** A TAR archive. Packed ones, such as {@code .tar.gz}, are a {@link PackedFile} with one of these in it. */
final class TarArchive implements ContentParser, ContainerParser {
    @Override
    public void parse(Path file, DocumentDraft draft) throws IOException {
        ArchiveListing listing = new ArchiveListing(draft);
        try (TarFile tar = new TarFile(file)) {
            for (TarArchiveEntry entry : members(tar)) {
                if (!listing.add(entry.getName())) {
                    return;
                }
            }
        }
    }

    @Override
    public long unpack(Path file, long from, MemberWriter out) throws IOException {
        try (TarFile tar = new TarFile(file)) {
            List<TarArchiveEntry> members = members(tar);
            int next = Math.toIntExact(from);
            while (next < members.size() && !out.isFull()) {
                unpack(tar, members.get(next), out);
                next++;
            }
            return next < members.size() ? next : END;
        }
    }

    private static void unpack(TarFile tar, TarArchiveEntry member, MemberWriter out) {
        try (InputStream content = tar.getInputStream(member)) {
            out.add(member.getName(), member.getLastModifiedTime().toInstant(), content);
        } catch (IOException | IllegalArgumentException e) {
            out.refuse(member.getName(), "is broken: " + Reason.of(e));
        }
    }

    /** Links lead out of the archive, and devices are not for reading. */
    private static List<TarArchiveEntry> members(TarFile tar) {
        return tar.getEntries().stream()
                .filter(entry -> entry.isFile() && !entry.isLink() && !entry.isSymbolicLink())
                .filter(entry -> !ArchiveListing.isLitter(entry.getName()))
                .toList();
    }
}
