package dev.nightshift.activity.storage.content;

import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.eventusermodel.FormatTrackingHSSFListener;
import org.apache.poi.hssf.eventusermodel.HSSFListener;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoolErrRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.CellValueRecordInterface;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.FormulaRecord;
import org.apache.poi.hssf.record.LabelRecord;
import org.apache.poi.hssf.record.LabelSSTRecord;
import org.apache.poi.hssf.record.NumberRecord;
import org.apache.poi.hssf.record.Record;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.StringRecord;
import org.apache.poi.ss.usermodel.FormulaError;
import org.jspecify.annotations.Nullable;

/** Takes the records of an old workbook. Formulas show the value that was computed when the file was saved. */
final class LegacySheets implements HSSFListener {
    private final DocumentDraft draft;
    private final SheetText rows;
    private final ShownCells cells = new ShownCells();
    private final List<BoundSheetRecord> listed = new ArrayList<>();
    private @Nullable FormatTrackingHSSFListener formats;
    private @Nullable SSTRecord strings;
    private @Nullable FormulaRecord textFormula;
    private int depth;
    private int sheet = -1;
    private int row = -1;

    LegacySheets(DocumentDraft draft) {
        this.draft = draft;
        this.rows = new SheetText(draft);
    }

    /** Ends a parse whose further text would be dropped. */
    static final class DraftIsFull extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Tells who knows the formats; to be called before the first record. */
    void use(FormatTrackingHSSFListener listener) {
        formats = listener;
    }

    void finish() {
        rows.endSheet();
    }

    @Override
    public void processRecord(Record found) {
        if (found instanceof BOFRecord start) {
            start(start);
        } else if (found instanceof EOFRecord) {
            depth--;
        } else if (found instanceof BoundSheetRecord bound) {
            listed.add(bound);
        } else if (found instanceof SSTRecord table) {
            strings = table;
        } else if (found instanceof DateWindow1904Record window) {
            cells.countFrom1904(window.getWindowing() == 1);
        } else if (found instanceof StringRecord text && textFormula != null) {
            cell(textFormula, text.getString());
            textFormula = null;
        } else if (found instanceof CellValueRecordInterface cell && depth == 1 && sheet >= 0) {
            cell(cell, shown(cell));
        }
    }

    /** A sheet may hold charts, which are streams of records of their own. */
    private void start(BOFRecord start) {
        if (depth++ > 0 || start.getType() == BOFRecord.TYPE_WORKBOOK) {
            return;
        }
        rows.endSheet();
        List<BoundSheetRecord> inOrder = List.of(BoundSheetRecord.orderByBofPosition(listed));
        sheet++;
        row = -1;
        if (sheet < inOrder.size()) {
            BoundSheetRecord bound = inOrder.get(sheet);
            rows.startSheet(bound.getSheetname(), bound.isHidden() || bound.isVeryHidden());
        }
    }

    private void cell(CellValueRecordInterface cell, String shown) {
        if (draft.isFull()) {
            throw new DraftIsFull();
        }
        if (cell.getRow() != row) {
            rows.endRow();
            row = cell.getRow();
        }
        if (!shown.isBlank()) {
            rows.cell(cell.getColumn(), shown);
        }
    }

    private String shown(CellValueRecordInterface cell) {
        if (cell instanceof NumberRecord number) {
            return shown(number.getValue(), cell);
        }
        if (cell instanceof LabelSSTRecord label) {
            SSTRecord table = strings;
            boolean known = table != null && label.getSSTIndex() < table.getNumUniqueStrings();
            return known && table != null ? table.getString(label.getSSTIndex()).getString() : "";
        }
        if (cell instanceof FormulaRecord formula) {
            return shown(formula);
        }
        if (cell instanceof BoolErrRecord value) {
            return value.isBoolean() ? shown(value.getBooleanValue()) : error(value.getErrorValue());
        }
        return cell instanceof LabelRecord label ? label.getValue() : "";
    }

    private String shown(FormulaRecord formula) {
        if (formula.hasCachedResultString()) {
            textFormula = formula;
            return "";
        }
        return switch (formula.getCachedResultTypeEnum()) {
            case BOOLEAN -> shown(formula.getCachedBooleanValue());
            case ERROR -> error((byte) formula.getCachedErrorValue());
            default -> shown(formula.getValue(), formula);
        };
    }

    private String shown(double value, CellValueRecordInterface cell) {
        FormatTrackingHSSFListener known = formats;
        return known == null
                ? Double.toString(value)
                : cells.shown(value, known.getFormatIndex(cell), known.getFormatString(cell));
    }

    private static String shown(boolean value) {
        return value ? "TRUE" : "FALSE";
    }

    private static String error(byte code) {
        return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#ERROR";
    }
}
