package dev.nightshift.activity.storage.content;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Good workbooks, made by the library that writes them. */
final class Spreadsheets {
    /** What either workbook is to say. */
    static final String TEXT = """
            Crew

            Crew of the lighthouse
            Name; Hired; Watch; Pay; Keeper; Total
            Name: Ada; Hired: 1965-12-10; Watch: 06:30; Pay: 1,234.50 EUR; Keeper: TRUE; Total: 2469
            Name: Bob; Hired: 1970-01-02T13:05; Pay: 7%; Keeper: FALSE; Total: was: 2

            Old crew (hidden sheet)

            Zed""";

    private static final String SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private Spreadsheets() {}

    static byte[] xlsx() {
        return Documents.bytes(out -> {
            try (XSSFWorkbook workbook = new XSSFWorkbook()) {
                workbook.getProperties().getCoreProperties().setTitle("Crew list");
                workbook.getProperties().getCoreProperties().setCreator("Cleo Fern");
                fill(workbook);
                workbook.write(out);
            }
        });
    }

    static byte[] xls() {
        return Documents.bytes(out -> {
            try (HSSFWorkbook workbook = new HSSFWorkbook()) {
                workbook.createInformationProperties();
                workbook.getSummaryInformation().setTitle("Crew list");
                workbook.getSummaryInformation().setAuthor("Cleo Fern");
                fill(workbook);
                workbook.write(out);
            }
        });
    }

    static byte[] encryptedXls() {
        return Documents.bytes(out -> {
            Biff8EncryptionKey.setCurrentUserPassword("secret");
            try (HSSFWorkbook workbook = new HSSFWorkbook()) {
                fill(workbook);
                workbook.write(out);
            } finally {
                Biff8EncryptionKey.setCurrentUserPassword(null);
            }
        });
    }

    /** As Office saves any document since 2007 with a password. */
    static byte[] encrypted(byte[] document) {
        return Documents.bytes(out -> {
            try (POIFSFileSystem parts = new POIFSFileSystem()) {
                Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
                encryptor.confirmPassword("secret");
                try (OutputStream encrypted = encryptor.getDataStream(parts)) {
                    encrypted.write(document);
                } catch (GeneralSecurityException e) {
                    throw new IOException(e);
                }
                parts.writeFilesystem(out);
            }
        });
    }

    /** A workbook with one sheet of the given rows, as XML. */
    static byte[] xlsxOf(String rows) {
        return xlsxWith(sheet("<sheetData>" + rows + "</sheetData>"));
    }

    /** A workbook whose sheet is anything. */
    static byte[] xlsxWith(String sheet) {
        return WordDocuments.with(xlsx(), Map.of("xl/worksheets/sheet1.xml", Optional.of(sheet)));
    }

    static String sheet(String inside) {
        return "<worksheet xmlns=\"" + SPREADSHEET + "\">" + inside + "</worksheet>";
    }

    private static void fill(Workbook workbook) {
        Sheet crew = workbook.createSheet("Crew");
        crew.createRow(0).createCell(1).setCellValue("Crew of the  lighthouse");
        Row names = crew.createRow(3);
        String[] columns = {"Name", "Hired", "Watch", "Pay", "Keeper", "Total"};
        for (int i = 0; i < columns.length; i++) {
            names.createCell(i).setCellValue(columns[i]);
        }
        Row ada = crew.createRow(4);
        ada.createCell(0).setCellValue("Ada");
        formatted(ada, 1, "m/d/yy").setCellValue(LocalDateTime.of(1965, 12, 10, 0, 0));
        formatted(ada, 2, "h:mm").setCellValue(0.270833333);
        formatted(ada, 3, "#,##0.00 \"EUR\"").setCellValue(1234.5);
        ada.createCell(4).setCellValue(true);
        ada.createCell(5).setCellFormula("D5*2");
        Row bob = crew.createRow(9);
        bob.createCell(0).setCellValue("Bob");
        formatted(bob, 1, "dd.mm.yyyy hh:mm").setCellValue(LocalDateTime.of(1970, 1, 2, 13, 5));
        formatted(bob, 3, "0%").setCellValue(0.07);
        bob.createCell(4).setCellValue(false);
        bob.createCell(5).setCellFormula("\"was: \"&2");
        workbook.getCreationHelper().createFormulaEvaluator().evaluateAll();
        workbook.createSheet("Old crew").createRow(0).createCell(0).setCellValue("Zed");
        workbook.setSheetVisibility(1, SheetVisibility.HIDDEN);
        workbook.createSheet("Empty").createRow(5).createCell(2).setCellValue(" ");
    }

    private static Cell formatted(Row row, int column, String format) {
        Cell cell = row.createCell(column);
        CellStyle style = row.getSheet().getWorkbook().createCellStyle();
        style.setDataFormat(row.getSheet().getWorkbook().createDataFormat().getFormat(format));
        cell.setCellStyle(style);
        return cell;
    }
}
