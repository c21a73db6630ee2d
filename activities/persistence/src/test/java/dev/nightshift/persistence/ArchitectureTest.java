package dev.nightshift.persistence;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The rule of this folder: SQL and what it stores, nothing of who asks for it. */
class ArchitectureTest {
    private static final JavaClasses PERSISTENCE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.nightshift.persistence");

    @Test
    void dependsOnlyOnContractsSettingsAndTheDatabaseLibraries() {
        ArchRule rule = classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "dev.nightshift.persistence..",
                        "dev.nightshift.contract",
                        "dev.nightshift.contract.storage",
                        "dev.nightshift.config",
                        "java..",
                        "javax.sql",
                        "com.zaxxer.hikari",
                        "org.flywaydb.core..",
                        "org.jdbi.v3.core..",
                        "org.jspecify.annotations",
                        "org.slf4j"));

        rule.check(PERSISTENCE);
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(Breaches.StartsAWorker.class))
                        .hasViolation())
                .isTrue();
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(Breaches.KnowsAWorkflow.class))
                        .hasViolation())
                .isTrue();
    }
}
