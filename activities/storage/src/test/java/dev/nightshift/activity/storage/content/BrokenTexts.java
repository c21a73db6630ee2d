package dev.nightshift.activity.storage.content;

import static dev.nightshift.activity.storage.content.BrokenFiles.extracted;
import static dev.nightshift.activity.storage.content.BrokenFiles.filled;
import static dev.nightshift.activity.storage.content.BrokenFiles.random;
import static dev.nightshift.activity.storage.content.BrokenFiles.refused;
import static dev.nightshift.activity.storage.content.BrokenFiles.utf8;

import dev.nightshift.activity.storage.content.BrokenFiles.Broken;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Broken plain text, Markdown and HTML. */
final class BrokenTexts {

    private BrokenTexts() {}

    static List<Broken> texts() {
        return List.of(
                refused("NULs only", "nul.txt", "is binary", () -> new byte[10_000]),
                refused("random bytes", "random.txt", "invalid UTF-8 at byte", () -> random(100_000)),
                refused("random bytes named .md", "random.md", "invalid UTF-8 at byte", () -> random(100_000)),
                refused("control characters", "control.txt", "is binary", () -> utf8("\u0001\u0002x".repeat(500))),
                extracted("one line of 100 MB", "line.txt", "xxxxxxxx", () -> filled(100 << 20, 'x')),
                extracted("invalid UTF-8 among valid", "invalid.txt", "gr\uFFFDn ä", () -> mixedUtf8()),
                extracted("a sequence cut off at the end", "cut.txt", "grün \uFFFD", () -> cutUtf8()),
                extracted(
                        "a stray NUL", "stray.txt", "before\uFFFDafter", () -> utf8("before\0after" + "x".repeat(500))),
                extracted("UTF-16 without a mark", "wide.txt", "wide words", () -> encoded("wide words", "UTF-16LE")),
                extracted(
                        "half a surrogate pair",
                        "half.txt",
                        "half \uFFFD pair",
                        () -> encoded("half \uD83D pair", "UTF-16BE")),
                extracted("a megabyte of line ends", "lines.txt", "end", () -> utf8("\r\n".repeat(500_000) + "end")));
    }

    static List<Broken> markups() {
        return List.of(
                extracted(
                        "HTML nested 100,000 deep", "deep.html", "core", () -> utf8("<div>".repeat(100_000) + "core")),
                extracted(
                        "HTML with links nested 100,000 deep",
                        "fonts.html",
                        "core",
                        () -> utf8("<a href=x><b><i>".repeat(30_000) + "core")),
                extracted("HTML with a million attributes", "attributes.html", "core", () -> attributes(1_000_000)),
                extracted("HTML with a million elements", "wide.html", "x", () -> utf8("<b>x</b>".repeat(1_000_000))),
                extracted(
                        "HTML that never closes a tag",
                        "open.html",
                        "start",
                        () -> utf8("<p>start<p><a href=\"" + "y".repeat(1_000_000))),
                extracted(
                        "HTML with entities of nothing",
                        "entities.html",
                        "core",
                        () -> utf8("&#0;&#xD800;&#99999999;&nothing; core")),
                extracted(
                        "HTML in an unknown encoding",
                        "charset.html",
                        "core",
                        () -> utf8("<meta charset=nothing-8><p>core")),
                extracted(
                        "HTML with an external entity",
                        "xxe.html",
                        "core",
                        () -> utf8("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><p>&e; core")),
                extracted("Markdown quoted 20,000 deep", "quotes.md", "core", () -> utf8(">".repeat(20_000) + " core")),
                extracted(
                        "Markdown with 200,000 open brackets",
                        "brackets.md",
                        "core",
                        () -> utf8("[".repeat(200_000) + "core")),
                extracted(
                        "Markdown with 200,000 emphasis marks",
                        "stars.md",
                        "core",
                        () -> utf8("*a_ ".repeat(100_000) + "core")),
                extracted(
                        "Markdown with an open front matter",
                        "front.md",
                        "core",
                        () -> utf8("---\ntitle: x\n\n# core\n")));
    }

    private static byte[] encoded(String text, String charset) {
        return Charset.forName(charset).equals(StandardCharsets.UTF_16BE)
                ? bigEndian(text)
                : text.getBytes(Charset.forName(charset));
    }

    /** Unlike an encoder of the JDK, writes half a pair as it is. */
    private static byte[] bigEndian(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        text.chars().forEach(c -> {
            out.write(c >> 8);
            out.write(c);
        });
        return out.toByteArray();
    }

    private static byte[] mixedUtf8() {
        byte[] bytes = utf8("gr\u0000n äöü äöü");
        bytes[2] = (byte) 0xFC;
        return bytes;
    }

    private static byte[] cutUtf8() {
        byte[] bytes = utf8("grün 🌊");
        return Arrays.copyOf(bytes, bytes.length - 2);
    }

    private static byte[] attributes(int count) {
        StringBuilder page = new StringBuilder("<p ");
        for (int i = 0; i < count; i++) {
            page.append('a').append(i).append("=1 ");
        }
        return utf8(page.append(">core").toString());
    }
}
