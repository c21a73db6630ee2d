package dev.nightshift.activity.storage.content;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.xml.sax.Attributes;

/** An Office document since 2007: parts in a ZIP archive, and relations that lead from one to the next. */
final class OoxmlPackage implements AutoCloseable {
    private static final int MOST_RELATIONS = 100_000;

    private final ZipParts zip;
    private final DocumentDraft draft;

    private OoxmlPackage(ZipParts zip, DocumentDraft draft) {
        this.zip = zip;
        this.draft = draft;
    }

    /**
     * Opens a document and reads its properties.
     *
     * @param kind what it must be, such as "Excel"
     * @param folder in which that kind keeps its parts, such as {@code xl/}
     */
    static OoxmlPackage open(Path file, DocumentDraft draft, String kind, String folder)
            throws IOException, BrokenContentException {
        ZipParts zip = ZipParts.open(file);
        boolean kept = false;
        try {
            if (!zip.has("[Content_Types].xml") || !zip.has("_rels/.rels")) {
                throw new BrokenContentException("is a ZIP archive without the parts of a document of " + kind);
            }
            if (!zip.hasFolder(folder)) {
                throw new BrokenContentException("is an Office document of another kind than " + kind);
            }
            OoxmlPackage document = new OoxmlPackage(zip, draft);
            document.readProperties();
            kept = true;
            return document;
        } finally {
            if (!kept) {
                zip.close();
            }
        }
    }

    /**
     * A relation of a part.
     *
     * @param type the last word of its type, such as {@code worksheet}
     * @param target name of the part it leads to, or the address if it leads outside
     */
    record Relation(String type, String target) {}

    /** Returns the part that the package is about. */
    String main() throws IOException, BrokenContentException {
        return relations("").values().stream()
                .filter(relation -> relation.type().equals("officeDocument"))
                .map(Relation::target)
                .findFirst()
                .orElseThrow(() -> new BrokenContentException("does not tell its main part"));
    }

    /** Returns the relations of a part by their ids; those of the package for "". */
    Map<String, Relation> relations(String part) throws IOException, BrokenContentException {
        Map<String, Relation> relations = new LinkedHashMap<>();
        String folder = part.substring(0, part.lastIndexOf('/') + 1);
        Optional<InputStream> rels = zip.find(folder + "_rels/" + part.substring(folder.length()) + ".rels");
        if (rels.isPresent()) {
            SafeXml.parsePart(rels.get(), new XmlWalk(draft) {
                @Override
                void start(String name, Attributes attributes, String before) {
                    if (name.equals("Relationship") && relations.size() < MOST_RELATIONS) {
                        String type = attributeOr(attributes, "Type");
                        relations.put(
                                attributeOr(attributes, "Id"),
                                new Relation(type.substring(type.lastIndexOf('/') + 1), target(folder, attributes)));
                    }
                }

                @Override
                void end(String name, String before) {}
            });
        }
        return relations;
    }

    Optional<InputStream> find(String part) throws IOException {
        return zip.find(part);
    }

    InputStream get(String part) throws IOException, BrokenContentException {
        return zip.get(part);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static String target(String folder, Attributes attributes) {
        String target = XmlWalk.attributeOr(attributes, "Target");
        if (XmlWalk.attributeOr(attributes, "TargetMode").equals("External")) {
            return target;
        }
        try {
            return URI.create("/" + folder)
                    .resolve(target)
                    .normalize()
                    .getPath()
                    .substring(1);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NullPointerException e) {
            return target;
        }
    }

    private void readProperties() throws IOException, BrokenContentException {
        Optional<InputStream> core = zip.find("docProps/core.xml");
        if (core.isPresent()) {
            SafeXml.parsePart(core.get(), new DublinCore(draft));
        }
    }
}
