package dev.nightshift.activity.storage.content;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/** HTML as a browser shows it, without scripts and styles. Nothing is loaded from the network. */
final class HtmlParser implements ContentParser {
    private static final int CHARSET_WITHIN = 4096;
    private static final Pattern CHARSET = Pattern.compile(
            "<(?:meta|\\?xml)[^>]*?(?:charset|encoding)\\s*=\\s*[\"']?([A-Za-z0-9_.:-]+)", Pattern.CASE_INSENSITIVE);

    @Override
    public void parse(Path file, DocumentDraft draft) throws IOException, BrokenContentException {
        byte[] bytes = TextFile.readBytes(file, draft);
        Parser parser = Parser.htmlParser().setMaxDepth(draft.limits().maxDepth());
        Document page = parser.parseInput(decode(bytes), "");
        readMetadata(page, draft.metadata());
        page.body().filter(new HtmlBody(draft));
    }

    /** What the page says of its encoding counts unless its bytes begin with a byte order mark. */
    private static String decode(byte[] bytes) throws BrokenContentException {
        int length = Math.min(bytes.length, CHARSET_WITHIN);
        Matcher matcher = CHARSET.matcher(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
        Optional<Charset> declared = matcher.find() ? charset(matcher.group(1)) : Optional.empty();
        if (declared.isEmpty() || TextDecoding.hasByteOrderMark(bytes)) {
            return TextDecoding.decode(bytes);
        }
        return TextDecoding.decode(bytes, declared.get());
    }

    private static Optional<Charset> charset(String name) {
        try {
            // A page whose declaration can be read as ASCII is not in UTF-16, whatever it says.
            boolean wide = name.toLowerCase(Locale.ROOT).startsWith("utf-16");
            return wide || !Charset.isSupported(name) ? Optional.empty() : Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException e) {
            return Optional.empty();
        }
    }

    private static void readMetadata(Document page, DraftMetadata metadata) {
        metadata.title(page.title());
        metadata.title(meta(page, "og:title"));
        page.select("meta[name=author]").forEach(author -> metadata.authors(author.attr("content")));
        page.select("meta[name=dcterms.creator], meta[name=dc.creator]")
                .forEach(author -> metadata.authors(author.attr("content")));
        for (String name : new String[] {"article:published_time", "dcterms.created", "dc.date", "date"}) {
            Dates.parse(meta(page, name)).ifPresent(metadata::created);
        }
        for (String name : new String[] {"article:modified_time", "dcterms.modified", "last-modified"}) {
            Dates.parse(meta(page, name)).ifPresent(metadata::modified);
        }
    }

    private static String meta(Document page, String name) {
        return page.select("meta[name=\"%1$s\"], meta[property=\"%1$s\"]".formatted(name))
                .attr("content");
    }
}
