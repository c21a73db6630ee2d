package dev.nightshift.activity.storage;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import org.junit.jupiter.api.Test;

/** The rules of this module. Each ban is seen to bite on a class of {@link Breaches}. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.nightshift.activity.storage");

    @Test
    void readingAndParsingKnowNeitherTemporalNorTheDatabase() {
        noClasses()
                .that()
                .resideInAnyPackage("..storage.source", "..storage.content")
                .should(useTemporalOrPersistence())
                .check(CLASSES);

        assertRejects(noClasses().should(useTemporalOrPersistence()), Breaches.KnowsTemporal.class);
        assertRejects(noClasses().should(useTemporalOrPersistence()), Breaches.KnowsPersistence.class);
    }

    @Test
    void sourcesDoNotKnowTheirContent() {
        noClasses()
                .that()
                .resideInAPackage("..storage.source")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..storage.content")
                .check(CLASSES);
    }

    @Test
    void cuttingAndSearchingKnowNothingOfTemporal() {
        noClasses()
                .that()
                .resideInAnyPackage("..storage.chunk", "..storage.search")
                .should(useTemporal())
                .check(CLASSES);

        noClasses()
                .that()
                .resideInAPackage("..storage.chunk")
                .should(useTemporalOrPersistence())
                .check(CLASSES);
    }

    @Test
    void thePipelineItselfKnowsNothingOfTemporal() {
        noClasses()
                .that()
                .resideInAPackage("dev.nightshift.activity.storage")
                .and()
                .haveSimpleNameNotEndingWith("ActivitiesImpl")
                .and()
                .doNotBelongToAnyOf(HeartbeatPulse.class, BatchRun.class)
                .should(useTemporal())
                .because("the command line and tests run it without Temporal")
                .check(CLASSES);

        assertRejects(noClasses().should(useTemporal()), Breaches.KnowsTemporal.class);
    }

    @Test
    void nobodyHereWritesSql() {
        ArchRule rule = noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jdbi..", "java.sql..", "javax.sql..", "org.postgresql..");

        rule.check(CLASSES);
        assertRejects(rule, Breaches.KnowsSql.class);
    }

    private static ArchCondition<JavaClass> useTemporal() {
        return ArchConditions.dependOnClassesThat(resideInAnyPackage("io.temporal.."));
    }

    private static ArchCondition<JavaClass> useTemporalOrPersistence() {
        return ArchConditions.dependOnClassesThat(resideInAnyPackage(
                "io.temporal..",
                "dev.nightshift.persistence..",
                "dev.nightshift.runtime..",
                "org.jdbi..",
                "java.sql.."));
    }

    private static void assertRejects(ArchRule rule, Class<?> breach) {
        JavaClasses classes = new ClassFileImporter().importClasses(breach);

        assertThat(rule.evaluate(classes).hasViolation())
                .as(breach.getSimpleName())
                .isTrue();
    }
}
