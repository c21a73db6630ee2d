package dev.nightshift.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.nightshift.contract.TaskQueue;
import dev.nightshift.workflow.search.SearchWorkflowImpl;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DefinitionsTest {
    @Test
    void leaveNoImplementationOut() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.nightshift.workflow");

        assertThat(classes.stream()
                        .filter(type -> type.getSimpleName().endsWith("WorkflowImpl"))
                        .<Class<?>>map(JavaClass::reflect))
                .containsExactlyInAnyOrderElementsOf(Definitions.ALL);
    }

    @Test
    void implementEachContractOnce() {
        List<Class<?>> implemented = Definitions.ALL.stream()
                .flatMap(definition -> Stream.<Class<?>>of(definition.getInterfaces()))
                .toList();

        assertThat(Contracts.workflows()).containsExactlyInAnyOrderElementsOf(implemented);
    }

    @Test
    void areSortedByQueue() {
        assertThat(Definitions.on(TaskQueue.SEARCH)).containsExactly(SearchWorkflowImpl.class);
        assertThat(Definitions.on(TaskQueue.STORAGE)).hasSize(4);
        assertThat(Definitions.on(TaskQueue.ML)).isEmpty();
    }

    @Test
    void callActivitiesByNamesThatTellTheirDomain() {
        assertThat(Contracts.activityTypes(TaskQueue.SEARCH)).containsExactly("search.Search");
        assertThat(Contracts.activityTypes(TaskQueue.STORAGE)).allMatch(name -> name.matches("storage\\.[A-Z]\\w+"));
        assertThat(Contracts.workflowTypes(TaskQueue.STORAGE))
                .containsExactly(
                        "IndexCorpusWorkflow",
                        "IndexDocumentWorkflow",
                        "IndexPartitionWorkflow",
                        "RemoveDocumentWorkflow");
    }
}
