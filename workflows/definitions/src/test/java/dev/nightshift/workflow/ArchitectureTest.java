package dev.nightshift.workflow;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.ContinueAsNewOptions;
import io.temporal.workflow.Workflow;
import java.net.URI;
import java.util.Calendar;
import java.util.Date;
import java.util.Set;
import java.util.Timer;
import org.junit.jupiter.api.Test;

/**
 * The rules of this folder: workflow code is deterministic, so it cannot reach the world. Each ban is
 * seen to bite on a class of {@link Breaches}.
 */
class ArchitectureTest {
    private static final JavaClasses WORKFLOWS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.nightshift.workflow");

    @Test
    void dependsOnlyOnContractsAndTheTemporalWorkflowApi() {
        ArchRule rule = classes()
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "dev.nightshift.workflow..",
                                "dev.nightshift.contract..",
                                "java.lang..",
                                "java.time..",
                                "java.util",
                                "java.util.function",
                                "java.util.stream",
                                "io.temporal.activity",
                                "io.temporal.api.enums.v1",
                                "io.temporal.common..",
                                "io.temporal.failure",
                                "io.temporal.workflow",
                                "org.slf4j")
                        .or(belongToAnyOf(URI.class)));

        rule.check(WORKFLOWS);
        assertRejects(rule, Breaches.WaitsForALatch.class, Breaches.ReadsAFile.class, Breaches.OpensASocket.class);
    }

    @Test
    void readsNoClock() {
        ArchRule rule = noClasses()
                .should()
                .accessTargetWhere(
                        target(nameMatching("now|system.*")).and(target(owner(resideInAPackage("java.time..")))))
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(Calendar.class, Date.class)
                .because("workflow code asks Workflow.currentTimeMillis()");

        rule.check(WORKFLOWS);
        assertRejects(
                rule,
                Breaches.AsksForNow.class,
                Breaches.RefersToNow.class,
                Breaches.AsksTheSystemClock.class,
                Breaches.AsksACalendar.class,
                Breaches.MakesADate.class);
    }

    @Test
    void throwsNoDice() {
        ArchRule rule = noClasses()
                .should()
                .accessTargetWhere(targetIsAnyOf(
                        "java.lang.Math.random()",
                        "java.util.Collections.shuffle(java.util.List)",
                        "java.util.Random.<init>()",
                        "java.util.SplittableRandom.<init>()",
                        "java.util.UUID.randomUUID()"))
                .because("workflow code asks Workflow.newRandom() and Workflow.randomUUID()");

        rule.check(WORKFLOWS);
        assertRejects(
                rule,
                Breaches.ThrowsMathDice.class,
                Breaches.Shuffles.class,
                Breaches.MakesARandom.class,
                Breaches.RefersToARandom.class,
                Breaches.MakesASplittableRandom.class,
                Breaches.DrawsAUuid.class);
    }

    @Test
    void startsNoThread() {
        ArchRule rule = noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Thread.class, Timer.class)
                .orShould()
                .accessTargetWhere(target(nameMatching("parallel|parallelStream")))
                .because("workflow code runs in Temporal's own threads, one at a time");

        rule.check(WORKFLOWS);
        assertRejects(
                rule,
                Breaches.StartsAThread.class,
                Breaches.StartsATimer.class,
                Breaches.StreamsInParallel.class,
                Breaches.TurnsAStreamParallel.class);
    }

    @Test
    void knowsNothingOfItsProcess() {
        ArchRule rule = noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ProcessBuilder.class, Runtime.class, System.class)
                .because("a replay may run in another process");

        rule.check(WORKFLOWS);
        assertRejects(
                rule, Breaches.StartsAProcess.class, Breaches.CountsProcessors.class, Breaches.ReadsTheSystem.class);
    }

    @Test
    void routesOnlyThroughRoutes() {
        ArchRule rule = noClasses()
                .that()
                .doNotBelongToAnyOf(Routes.class)
                .should()
                .accessTargetWhere(target(nameMatching("new.*(Activity|ChildWorkflow|ContinueAsNew)Stub"))
                        .and(target(owner(belongToAnyOf(Workflow.class)))))
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(ChildWorkflowOptions.class, ContinueAsNewOptions.class)
                .because("a stub made elsewhere runs on its caller's queue");

        rule.check(WORKFLOWS);
        assertRejects(
                rule,
                Breaches.RoutesAnActivity.class,
                Breaches.RoutesALocalActivity.class,
                Breaches.RoutesAnUntypedActivity.class,
                Breaches.RoutesAChild.class,
                Breaches.RoutesAnUntypedChild.class,
                Breaches.MakesChildOptions.class,
                Breaches.ContinuesAsAnother.class,
                Breaches.ContinuesElsewhere.class);
    }

    private static DescribedPredicate<JavaAccess<?>> targetIsAnyOf(String... fullNames) {
        Set<String> banned = Set.of(fullNames);
        return target(describe("any of " + banned, member -> banned.contains(member.getFullName())));
    }

    private static void assertRejects(ArchRule rule, Class<?>... breaches) {
        for (Class<?> breach : breaches) {
            JavaClasses classes = new ClassFileImporter().importClasses(breach);
            assertThat(rule.evaluate(classes).hasViolation())
                    .as(breach.getSimpleName())
                    .isTrue();
        }
    }
}
