package dev.nightshift.local;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Shows people how the parts are. */
final class StatusTable {
    private static final String ROW = "%-16s %-10s %8s  %-16s %s";

    private StatusTable() {}

    static void print(PrintWriter out, List<PartStatus> parts) {
        out.println(String.format(Locale.ROOT, ROW, "PART", "STATE", "PID", "ADDRESS", ""));
        for (PartStatus part : parts) {
            out.println(String.format(
                            Locale.ROOT,
                            ROW,
                            part.name(),
                            part.condition().name().toLowerCase(Locale.ROOT),
                            part.pid() == 0 ? "-" : Long.toString(part.pid()),
                            part.address().isEmpty() ? "-" : part.address(),
                            part.detail())
                    .stripTrailing());
        }
    }
}
