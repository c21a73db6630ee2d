package dev.nightshift.activity.storage.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Tells the language of a text, among some hundred. The same text always gives the same answer. Safe
 * for use by several threads at once; the model (about 40 MB of heap) is loaded once per process.
 */
public final class LanguageDetector {
    /** Below this many letters (ideographs count threefold) even a native reader may be wrong. */
    private static final int FEWEST_LETTERS = 20;

    private static final int WEIGHT_OF_IDEOGRAPH = 3;

    /** Enough for any language, and short enough to cost some 20 ms at most. */
    private static final int WINDOW = 4_000;

    private static final int WINDOWS = 3;

    /** How far the best language must lead: measured on prose, program code and tables of numbers. */
    private static final double FIRST_OVER_SECOND = 1.2;

    private static final Map<String, String> TWO_LETTER_CODES = twoLetterCodes();

    private final LanguageDetectorME detector;

    public LanguageDetector() {
        detector = new LanguageDetectorME(Model.SHARED);
    }

    /**
     * Returns the ISO 639-1 code, such as {@code en}, of the language that most of the text is in; or
     * empty if the text is too short, has no clear language, or one that ISO 639-1 has no code for.
     */
    public Optional<String> detect(String text) {
        String sample = sample(text);
        if (letters(sample) < FEWEST_LETTERS) {
            return Optional.empty();
        }
        Language[] ranked = detector.predictLanguages(sample);
        if (ranked[0].getConfidence() < FIRST_OVER_SECOND * ranked[1].getConfidence()) {
            return Optional.empty();
        }
        return Optional.ofNullable(TWO_LETTER_CODES.get(ranked[0].getLang()));
    }

    /** The start alone would mislead: a cover page or a licence is often in another language. */
    private static String sample(String text) {
        if (text.length() <= WINDOW * WINDOWS) {
            return text;
        }
        StringBuilder sample = new StringBuilder();
        for (int i = 0; i < WINDOWS; i++) {
            int start = (int) ((long) (text.length() - WINDOW) * i / (WINDOWS - 1));
            sample.append(text, start, start + WINDOW).append('\n');
        }
        return sample.toString();
    }

    private static int letters(String text) {
        return text.codePoints()
                .map(c -> Character.isIdeographic(c) ? WEIGHT_OF_IDEOGRAPH : Character.isLetter(c) ? 1 : 0)
                .sum();
    }

    /** The model names languages by ISO 639-3, and some macrolanguages by their largest member. */
    private static Map<String, String> twoLetterCodes() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOLanguages()) {
            codes.putIfAbsent(Locale.forLanguageTag(code).getISO3Language(), code);
        }
        codes.putAll(Map.of(
                "cmn", "zh", "ekk", "et", "lvs", "lv", "pes", "fa", "plt", "mg", "pnb", "pa", "nob", "nb", "nno",
                "nn"));
        return Map.copyOf(codes);
    }

    private static final class Model {
        private static final String RESOURCE = "/langdetect-183.bin";
        static final LanguageDetectorModel SHARED = load();

        private static LanguageDetectorModel load() {
            try (InputStream in = LanguageDetectorModel.class.getResourceAsStream(RESOURCE)) {
                if (in == null) {
                    throw new IllegalStateException(RESOURCE + " is not on the class path");
                }
                return new LanguageDetectorModel(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
