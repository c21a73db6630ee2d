package dev.nightshift.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

/** The rules of this folder: it starts what others run in, and does none of their work. */
class ArchitectureTest {
    private static final JavaClasses STACK = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.nightshift.local");

    @Test
    void knowsOfTheServiceOnlyItsSettingsItsErrorsAndItsMigrations() {
        ArchRule rule = noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.nightshift.activity..", "dev.nightshift.workflow..", "dev.nightshift.runtime..");

        rule.check(STACK);
        assertRejects(rule, Breaches.StartsAWorkerInside.class);
    }

    @Test
    void asksTheDatabaseOnlyInTheClassesThatSetItUp() {
        ArchRule rule = noClasses()
                .that()
                .haveSimpleNameNotStartingWith("PostgresRoles")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Connection.class)
                .because("tables belong to persistence");

        rule.check(STACK);
        assertRejects(rule, Breaches.AsksTheDatabase.class);
    }

    private static void assertRejects(ArchRule rule, Class<?> breach) {
        JavaClasses classes = new ClassFileImporter().importClasses(breach);
        assertThat(rule.evaluate(classes).hasViolation())
                .as(breach.getSimpleName())
                .isTrue();
    }
}
