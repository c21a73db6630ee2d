package dev.nightshift.activity.storage.content;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.NumberToTextConverter;
import org.jspecify.annotations.Nullable;

/** Turns numbers into what a sheet shows for them; dates and times are written by ISO 8601 whatever it shows. */
final class ShownCells {
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final DataFormatter formatter = new DataFormatter(Locale.ROOT);
    private boolean since1904;

    /** Tells that days are counted from 1904, as old Macs did. */
    void countFrom1904(boolean value) {
        since1904 = value;
    }

    /**
     * Returns what a number is shown as.
     *
     * @param format as the workbook defines it, or null for the built-in one of that index
     */
    String shown(double value, int formatIndex, @Nullable String format) {
        String pattern = format == null ? BuiltinFormats.getBuiltinFormat(formatIndex) : format;
        try {
            if (pattern == null || pattern.equals("General")) {
                return NumberToTextConverter.toText(value);
            }
            boolean elapsed = pattern.contains("[h") || pattern.contains("[m") || pattern.contains("[s");
            if (!elapsed && DateUtil.isValidExcelDate(value) && DateUtil.isADateFormat(formatIndex, pattern)) {
                return date(value);
            }
            return formatter.formatRawCellContents(value, formatIndex, pattern, since1904);
        } catch (RuntimeException e) {
            // A format that makes no sense must not cost the value.
            return NumberToTextConverter.toText(value);
        }
    }

    private String date(double value) {
        LocalDateTime moment = DateUtil.getLocalDateTime(value, since1904, true);
        LocalDate date = moment.toLocalDate();
        LocalTime time = moment.toLocalTime();
        String clock =
                time.getSecond() == 0 ? MINUTES.format(time) : time.withNano(0).toString();
        if (value < 1) {
            return clock;
        }
        return time.equals(LocalTime.MIDNIGHT) ? date.toString() : date + "T" + clock;
    }
}
