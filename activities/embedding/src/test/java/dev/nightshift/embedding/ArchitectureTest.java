package dev.nightshift.embedding;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.nightshift.contract.WorkException;
import java.net.Socket;
import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rule of this folder: text in, vectors out. It knows no document, no database, no workflow and no
 * network.
 */
class ArchitectureTest {
    private static final ArchRule RULE = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "dev.nightshift.embedding..",
                    "dev.nightshift.config..",
                    "dev.nightshift.contract",
                    "dev.nightshift.contract.storage",
                    "ai.djl.huggingface.tokenizers..",
                    "ai.onnxruntime..",
                    "java.io..",
                    "java.lang..",
                    "java.nio..",
                    "java.time..",
                    "java.util..",
                    "org.jspecify.annotations",
                    "org.slf4j"));

    @Test
    void dependsOnItsModelsLibrariesAndOnNothingThatKnowsDocuments() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.nightshift.embedding");

        RULE.check(classes);
    }

    @ParameterizedTest
    @ValueSource(classes = {AsksADatabase.class, IsAnActivity.class, CallsTheNetwork.class})
    void theRuleBites(Class<?> breach) {
        JavaClasses classes = new ClassFileImporter().importClasses(breach);

        assertThat(RULE.evaluate(classes).hasViolation()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(classes = {OnnxTextEmbedder.class, EmbeddingPool.class, MayFailInAKnownWay.class})
    void theRuleLetsPassWhatBelongsHere(Class<?> fine) {
        assertThat(RULE.evaluate(new ClassFileImporter().importClasses(List.of(fine)))
                        .hasViolation())
                .isFalse();
    }

    interface AsksADatabase {
        Connection connection();
    }

    @io.temporal.activity.ActivityInterface
    interface IsAnActivity {}

    static final class CallsTheNetwork {
        final Socket socket = new Socket();
    }

    interface MayFailInAKnownWay {
        WorkException failure();
    }
}
