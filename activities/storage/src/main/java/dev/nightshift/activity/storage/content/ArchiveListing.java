package dev.nightshift.activity.storage.content;

/** What an archive says by itself: the names of its members, so that a search for a file name finds it. */
final class ArchiveListing {
    private static final String MAC_METADATA = "__MACOSX/";

    private final DocumentDraft draft;

    ArchiveListing(DocumentDraft draft) {
        this.draft = draft;
    }

    /** Returns whether there is room for more. */
    boolean add(String name) {
        draft.append((draft.position() == 0 ? "" : "\n") + MemberWriter.cleanName(name));
        return !draft.isFull();
    }

    /** Tells whether a member is what a system puts into archives for itself. */
    static boolean isLitter(String name) {
        return name.startsWith(MAC_METADATA) || name.endsWith("/.DS_Store") || name.equals(".DS_Store");
    }
}
