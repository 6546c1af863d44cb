package dev.poolscope;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What holds for all sources and is easily forgotten.
class HouseRulesTest {
  private static final Path MAIN = Path.of("src/main/java");
  private static final int LONGEST_FILE = 400;

  @Test
  void noTypeNameStandsTwice() throws IOException {
    Map<String, List<Path>> byName =
        sources().stream()
            .filter(file -> !file.endsWith("package-info.java"))
            .collect(
                Collectors.groupingBy(
                    file -> String.valueOf(file.getFileName()), TreeMap::new, Collectors.toList()));
    byName.values().removeIf(files -> files.size() == 1);
    assertThat(byName).isEmpty();
  }

  @Test
  void noFileIsTooLong() throws IOException {
    for (Path file : sources()) {
      try (Stream<String> lines = Files.lines(file)) {
        assertThat(lines.count()).as("lines of %s", file).isLessThanOrEqualTo(LONGEST_FILE);
      }
    }
  }

  /// Surefire runs classes by their names; any other with tests would never run.
  @Test
  void everyClassWithTestsRuns() {
    List<String> left =
        new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages("dev.poolscope")
                .stream()
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(HouseRulesTest::hasTests)
                .map(HouseRulesTest::outermost)
                .filter(type -> !type.getSimpleName().matches(".*(Test|IT)"))
                .map(JavaClass::getName)
                .distinct()
                .toList();
    assertThat(left).isEmpty();
  }

  private static boolean hasTests(JavaClass type) {
    return type.getAllMethods().stream()
        .anyMatch(
            method ->
                method.getAnnotations().stream()
                    .map(annotation -> annotation.getRawType())
                    .anyMatch(HouseRulesTest::marksTests));
  }

  private static boolean marksTests(JavaClass annotation) {
    return Set.of(
            "org.junit.jupiter.api.Test",
            "org.junit.jupiter.api.TestFactory",
            "org.junit.jupiter.params.ParameterizedTest",
            "net.jqwik.api.Property",
            "net.jqwik.api.Example")
        .contains(annotation.getName());
  }

  private static JavaClass outermost(JavaClass type) {
    JavaClass outer = type;
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return outer;
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(MAIN)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
