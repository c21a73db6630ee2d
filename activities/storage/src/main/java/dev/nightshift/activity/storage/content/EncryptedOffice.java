package dev.nightshift.activity.storage.content;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Tells Office documents since 2007 that need a password: the encrypted ZIP archive lies inside of an OLE2 file. */
final class EncryptedOffice {
    private EncryptedOffice() {}

    /** Returns whether {@code file}, an OLE2 file, is one; false too if it is broken. */
    static boolean isAt(Path file) {
        try (POIFSFileSystem parts = new POIFSFileSystem(file.toFile(), true)) {
            return isIn(parts);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    static boolean isIn(POIFSFileSystem parts) {
        return parts.getRoot().hasEntryCaseInsensitive(Decryptor.DEFAULT_POIFS_ENTRY);
    }
}
