package dev.nightshift.benchmark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/** The rule of this folder: a figure stands alone, so that it can be run, read and dropped alone. */
class ArchitectureTest {
    private static final ArchRule RULE = noClasses()
            .that()
            .doNotBelongToAnyOf(Benchmarks.class)
            .and()
            .haveSimpleNameNotEndingWith("Test")
            .should(dependOnAFigureOtherThanItself());

    @Test
    void noFigureNeedsAnother() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.nightshift.benchmark");

        RULE.check(classes);
    }

    @Test
    void theRuleBites() {
        JavaClasses classes = new ClassFileImporter().importClasses(LeansOnAnotherFigure.class);

        assertThat(RULE.evaluate(classes).hasViolation()).isTrue();
    }

    private static ArchCondition<JavaClass> dependOnAFigureOtherThanItself() {
        return new ArchCondition<>("depend on a figure other than itself") {
            @Override
            public void check(JavaClass origin, ConditionEvents events) {
                for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass();
                    boolean figure = target.isAnnotatedWith(Command.class)
                            && !target.isEquivalentTo(Benchmarks.class)
                            && !origin.getName().startsWith(target.getName());
                    events.add(new SimpleConditionEvent(dependency, figure, dependency.getDescription()));
                }
            }
        };
    }

    static final class LeansOnAnotherFigure {
        final EmbeddingFigure other = new EmbeddingFigure();
    }
}
