package dev.nightshift.workflow;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.nightshift.contract.OnQueue;
import dev.nightshift.contract.TaskQueue;
import io.temporal.activity.ActivityInterface;
import io.temporal.common.metadata.POJOActivityInterfaceMetadata;
import io.temporal.common.metadata.POJOActivityMethodMetadata;
import io.temporal.common.metadata.POJOWorkflowInterfaceMetadata;
import io.temporal.workflow.WorkflowInterface;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Everything that {@link OnQueue} gives an owner, found on the class path: what some worker must register. */
public final class Contracts {
    private Contracts() {}

    public static List<Class<?>> workflows() {
        return annotatedWith(WorkflowInterface.class);
    }

    public static List<Class<?>> activities() {
        return annotatedWith(ActivityInterface.class);
    }

    /** Returns the names under which Temporal knows the workflows that {@code queue} owns. */
    public static Set<String> workflowTypes(TaskQueue queue) {
        return names(workflows().stream()
                .filter(type -> TaskQueue.owning(type) == queue)
                .map(type -> POJOWorkflowInterfaceMetadata.newInstance(type)
                        .getWorkflowType()
                        .orElseThrow()));
    }

    /** Returns the names under which Temporal knows the activities that {@code queue} owns. */
    public static Set<String> activityTypes(TaskQueue queue) {
        return names(activities().stream()
                .filter(type -> TaskQueue.owning(type) == queue)
                .flatMap(type -> POJOActivityInterfaceMetadata.newInstance(type).getMethodsMetadata().stream()
                        .map(POJOActivityMethodMetadata::getActivityTypeName)));
    }

    private static Set<String> names(Stream<String> names) {
        return names.collect(TreeSet::new, Set::add, Set::addAll);
    }

    private static List<Class<?>> annotatedWith(Class<? extends Annotation> annotation) {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.nightshift.contract")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(annotation))
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
    }
}
