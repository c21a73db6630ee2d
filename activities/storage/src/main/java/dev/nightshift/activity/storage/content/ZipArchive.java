package dev.nightshift.activity.storage.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A ZIP archive, read by its directory. */
final class ZipArchive implements ContentParser, ContainerParser {
    @Override
    public void parse(Path file, DocumentDraft draft) throws IOException {
        ArchiveListing listing = new ArchiveListing(draft);
        try (ZipFile zip = open(file)) {
            for (ZipArchiveEntry entry : members(zip)) {
                if (!listing.add(entry.getName())) {
                    return;
                }
            }
        }
    }

    @Override
    public long unpack(Path file, long from, MemberWriter out) throws IOException {
        try (ZipFile zip = open(file)) {
            List<ZipArchiveEntry> members = members(zip);
            int next = Math.toIntExact(from);
            while (next < members.size() && !out.isFull()) {
                unpack(zip, members.get(next), out);
                next++;
            }
            return next < members.size() ? next : END;
        }
    }

    /** A member that is broken costs itself alone: the directory tells where the next one begins. */
    private static void unpack(ZipFile zip, ZipArchiveEntry member, MemberWriter out) {
        if (member.getGeneralPurposeBit().usesEncryption()) {
            out.refuse(member.getName(), "is encrypted with a password");
        } else if (!zip.canReadEntryData(member)) {
            out.refuse(member.getName(), "is packed in a way that cannot be read");
        } else {
            try (InputStream content = zip.getInputStream(member)) {
                out.add(member.getName(), modified(member), content);
            } catch (IOException | IllegalArgumentException e) {
                out.refuse(member.getName(), "is broken: " + Reason.of(e));
            }
        }
    }

    private static ZipFile open(Path file) throws IOException {
        return ZipFile.builder().setPath(file).get();
    }

    private static List<ZipArchiveEntry> members(ZipFile zip) {
        return Collections.list(zip.getEntriesInPhysicalOrder()).stream()
                .filter(entry -> !entry.isDirectory() && !entry.isUnixSymlink())
                .filter(entry -> !ArchiveListing.isLitter(entry.getName()))
                .toList();
    }

    private static @Nullable Instant modified(ZipArchiveEntry member) {
        return member.getLastModifiedTime() == null
                ? null
                : member.getLastModifiedTime().toInstant();
    }
}
