package dev.nightshift.contract;

import static java.util.stream.Collectors.joining;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The Javadoc of types and record components as plain text, read from their source. */
final class Javadocs {
    private final Map<String, String> texts = new HashMap<>();

    private Javadocs() {}

    /** Reads every Java file under {@code folders}. */
    static Javadocs in(Path... folders) {
        Javadocs docs = new Javadocs();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    null,
                    List.of("-proc:none"),
                    null,
                    files.getJavaFileObjectsFromPaths(javaFiles(folders)));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                docs.new Types(trees).scan(unit, String.valueOf(unit.getPackageName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return docs;
    }

    /** Returns what the Javadoc of {@code type} says before its tags. */
    String of(Class<?> type) {
        return text(type.getName());
    }

    /** Returns what the {@code @param} of {@code component} says. */
    String of(RecordComponent component) {
        return text(component.getDeclaringRecord().getName() + " @param " + component.getName());
    }

    private String text(String name) {
        String text = texts.get(name);
        if (text == null || text.isEmpty()) {
            throw new IllegalStateException("no Javadoc: " + name);
        }
        return text;
    }

    private static List<Path> javaFiles(Path... folders) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
            }
        }
        return found;
    }

    private static String plain(List<? extends DocTree> parts) {
        return parts.stream().map(Javadocs::plain).collect(joining()).strip().replaceAll("\\s+", " ");
    }

    private static String plain(DocTree part) {
        if (part instanceof TextTree text) {
            return text.getBody();
        }
        if (part instanceof LiteralTree literal) {
            return literal.getBody().getBody();
        }
        if (part instanceof LinkTree link) {
            return link.getLabel().isEmpty() ? link.getReference().getSignature() : plain(link.getLabel());
        }
        return part.toString();
    }

    /** Visits types with the binary name of what is around them and the separator in between. */
    private final class Types extends TreePathScanner<@Nullable Void, String> {
        private final DocTrees trees;

        Types(DocTrees trees) {
            this.trees = trees;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, String around) {
            boolean nested = getCurrentPath().getParentPath().getLeaf() instanceof ClassTree;
            String name = around + (nested ? "$" : ".") + type.getSimpleName();
            DocCommentTree comment = trees.getDocCommentTree(getCurrentPath());
            if (comment != null) {
                texts.put(name, plain(comment.getFullBody()));
                for (DocTree tag : comment.getBlockTags()) {
                    if (tag instanceof ParamTree param && !param.isTypeParameter()) {
                        texts.put(name + " @param " + param.getName(), plain(param.getDescription()));
                    }
                }
            }
            return super.visitClass(type, name);
        }
    }
}
