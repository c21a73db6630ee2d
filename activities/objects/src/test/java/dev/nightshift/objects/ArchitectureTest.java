package dev.nightshift.objects;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule of this folder: objects and their bytes. It knows no document, no database and no workflow. */
class ArchitectureTest {
    private static final ArchRule RULE = classes()
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "dev.nightshift.objects..",
                    "dev.nightshift.config..",
                    "dev.nightshift.contract",
                    "dev.nightshift.contract.storage",
                    "software.amazon.awssdk..",
                    "java.io..",
                    "java.lang..",
                    "java.net..",
                    "java.nio..",
                    "java.time..",
                    "java.util..",
                    "org.jspecify.annotations",
                    "org.slf4j"));

    @Test
    void dependsOnItsClientAndOnNothingThatKnowsDocuments() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.nightshift.objects");

        RULE.check(classes);
    }

    @ParameterizedTest
    @ValueSource(classes = {AsksADatabase.class, IsAnActivity.class})
    void theRuleBites(Class<?> breach) {
        JavaClasses classes = new ClassFileImporter().importClasses(breach);

        assertThat(RULE.evaluate(classes).hasViolation()).isTrue();
    }

    interface AsksADatabase {
        Connection connection();
    }

    @io.temporal.activity.ActivityInterface
    interface IsAnActivity {}
}
