package dev.nightshift.activity.storage;

import dev.nightshift.activity.storage.content.ExtractedDocument;
import dev.nightshift.persistence.NewEdge;
import java.util.List;
import java.util.stream.Stream;

/** Finds what a document leads to: its own headings, and the targets of its links. */
final class Linker {
    private static final String HEADING = "heading";
    private static final String LINK = "link";

    private Linker() {}

    static List<NewEdge> edges(Structure structure) {
        Stream<NewEdge> headings = structure.headings().stream()
                .filter(heading -> !heading.title().isBlank())
                .map(heading -> new NewEdge(HEADING, heading.title(), heading.span()));
        Stream<NewEdge> links = structure.links().stream().flatMap(link -> link(structure, link));
        return Stream.concat(headings, links).toList();
    }

    private static Stream<NewEdge> link(Structure structure, ExtractedDocument.Link link) {
        return LinkTargets.resolve(structure.base(), link.target())
                .map(target -> new NewEdge(LINK, target.toString(), link.span()))
                .stream();
    }
}
