package dev.nightshift.worker.storage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** A worker composes what its library classes do. Each ban is seen to bite on a class of {@link Breaches}. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.nightshift.worker.storage");

    @Test
    void composesLibrariesAndTouchesNoEngineItself() {
        ArchRule rule = noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "org.jdbi..",
                        "org.flywaydb..",
                        "org.apache.tika..",
                        "org.apache.pdfbox..",
                        "org.apache.poi..",
                        "ai.djl..",
                        "ai.onnxruntime..");

        rule.check(CLASSES);
        assertRejects(rule, Breaches.WritesSql.class);
        assertRejects(rule, Breaches.ParsesDocuments.class);
    }

    private static void assertRejects(ArchRule rule, Class<?> breach) {
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(breach)).hasViolation())
                .as(breach.getSimpleName())
                .isTrue();
    }
}
