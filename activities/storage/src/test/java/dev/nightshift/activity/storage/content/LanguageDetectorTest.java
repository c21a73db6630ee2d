package dev.nightshift.activity.storage.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageDetectorTest {
    private static final String GERMAN =
            "Die Verhandlungen über den neuen Vertrag wurden gestern Abend ohne Ergebnis vertagt.";
    private static final String ENGLISH =
            "The talks about the new contract were put off last night because the parties could not agree.";

    private final LanguageDetector detector = new LanguageDetector();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | The talks about the new contract were put off last night without a result.",
                "de | Die Verhandlungen über den neuen Vertrag wurden gestern Abend ohne Ergebnis vertagt.",
                "fr | Les négociations sur le nouveau contrat ont été reportées hier soir sans résultat.",
                "es | Las negociaciones sobre el nuevo contrato se aplazaron anoche sin ningún resultado.",
                "it | Le trattative sul nuovo contratto sono state rinviate ieri sera senza alcun risultato.",
                "pt | As negociações sobre o novo contrato foram adiadas ontem à noite sem qualquer resultado.",
                "nl | De onderhandelingen over het nieuwe contract zijn gisteravond zonder resultaat uitgesteld.",
                "pl | Rozmowy w sprawie nowej umowy zostały wczoraj wieczorem odroczone bez rezultatu.",
                "ru | Переговоры о новом договоре были вчера вечером отложены без какого-либо результата.",
                "zh | 关于新合同的谈判昨晚没有结果就被推迟了，因为双方无法达成一致。",
                "ja | 新しい契約についての交渉は、昨夜、結果が出ないまま延期されました。",
                "ar | تم تأجيل المفاوضات حول العقد الجديد مساء أمس دون أي نتيجة.",
                "he | המשא ומתן על החוזה החדש נדחה אמש ללא כל תוצאה.",
                "et | Läbirääkimised uue lepingu üle lükati eile õhtul tulemusteta edasi."
            })
    void tellsTheLanguageOfASentence(String language, String text) {
        assertThat(detector.detect(text)).contains(language);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   \n\t",
                "Hello",
                "ok, 谢谢",
                "1234 5678 90 22 2026-11-21 00:00:00 1.0.2 77.5 13 % 42 x 17",
                "🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂",
                "xq zzt kpf wvx qqj hgf vbn mkl xrt pwq"
            })
    void staysSilentWhereNobodyCouldTell(String text) {
        assertThat(detector.detect(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "public static void main(String[] args) { for (int i = 0; i < args.length; i++) { print(args[i]); } }",
                "import os, sys\nfrom pathlib import Path\n\ndef walk(root):\n    for p in Path(root).rglob('*.py'):\n"
                        + "        yield p.read_text(encoding='utf-8')\n",
                "<dependency><groupId>org.assertj</groupId><artifactId>assertj-core</artifactId></dependency>",
                "SELECT id, name FROM users WHERE tenant = $1 ORDER BY created_at DESC LIMIT 10;"
            })
    void takesCodeForEnglishOrForNothing(String code) {
        assertThat(detector.detect(code).orElse("en")).isEqualTo("en");
    }

    @Test
    void judgesALongTextByMoreThanItsFirstPage() {
        String text = ENGLISH.repeat(60) + "\n" + GERMAN.repeat(600);

        assertThat(detector.detect(text)).contains("de");
    }

    @Test
    void twoThreadsGetTheSameAnswersAsOne() throws Exception {
        List<String> texts =
                Stream.of(GERMAN, ENGLISH).flatMap(t -> Stream.of(t, t, t, t)).toList();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Optional<String>>> calls = texts.stream()
                    .<Callable<Optional<String>>>map(t -> () -> detector.detect(t))
                    .toList();

            List<Future<Optional<String>>> answers = pool.invokeAll(calls);

            for (int i = 0; i < texts.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(new LanguageDetector().detect(texts.get(i)));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "@", "http://", "a@b.", "\u0301", "好", "👩‍👩‍👧"})
    @Timeout(20)
    void isQuickOnAHugeMonotonousText(String unit) {
        String text = unit.repeat(5_000_000 / unit.length());
        long start = System.nanoTime();

        detector.detect(text);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }
}
