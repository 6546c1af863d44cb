package dev.poolscope.lesson;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.report.ExperimentChecks;
import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Place;
import dev.poolscope.schema.Problem;
import dev.poolscope.schema.Problems;
import dev.poolscope.schema.Schema;
import dev.poolscope.yaml.RecordFormat;
import dev.poolscope.yaml.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/// Reads lessons. Those that come with the program are class-path resources `lessons/NAME.yaml`,
/// which `lessons/index.txt` lists, one name a line, in the order to show them.
///
/// Threading: stateless.
public final class Lessons {
  /// The version of the format, which every file begins with.
  public static final String VERSION = "poolscope/lesson/v1";

  private static final String FOLDER = "/lessons/";
  private static final String FAMILY = "poolscope/lesson/";
  private static final RecordFormat<Lesson> FORMAT =
      new RecordFormat<>(Lesson.class, "a lesson", VERSION);

  private Lessons() {}

  /// The fields of the file.
  public static Schema schema() {
    return FORMAT.schema();
  }

  /// The lessons that come with the program, in the order to show them.
  public static List<Lesson> builtIns() {
    return resource("index.txt")
        .lines()
        .filter(name -> !name.isBlank())
        .map(name -> read(new Source(name + ".yaml", resource(name + ".yaml"))))
        .toList();
  }

  /// The lesson of a name that comes with the program.
  ///
  /// @throws IllegalArgumentException if there is none
  public static Lesson find(String name) {
    return builtIns().stream()
        .filter(lesson -> lesson.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " is no lesson"));
  }

  /// Whether a file says that it is a lesson, well-formed or not.
  ///
  /// @throws ConfigException if it is not YAML up to where it says what it is
  public static boolean isLesson(Source source) {
    return RecordFormat.texts(source, List.of("schema"))
        .getOrDefault("schema", "")
        .startsWith(FAMILY);
  }

  /// Reads a lesson, and tries the experiment of each of its steps.
  ///
  /// @throws ConfigException if it is not understood, or a step cannot be run
  public static Lesson read(Source source) {
    return FORMAT.read(source, List.of()).checked(Lessons::tried).orThrow();
  }

  private static Lesson tried(Lesson lesson) {
    Problems problems = new Problems();
    for (int i = 0; i < lesson.steps().size(); i++) {
      LessonStep step = lesson.steps().get(i);
      if (step.isRun()) {
        tried(lesson, i, problems);
      }
    }
    problems.throwIfAny();
    return lesson;
  }

  /// Tries one thing after the other, so that a problem is told of the field that it comes from.
  private static void tried(Lesson lesson, int index, Problems problems) {
    LessonStep step = lesson.steps().get(index);
    String at = "steps." + index + ".";
    int before = problems.count();
    attempt(() -> Experiments.find(step.experiment()), _ -> at + "experiment", problems);
    if (problems.count() == before) {
      attempt(
          () -> Experiments.read(Experiments.find(step.experiment()), step.sets()),
          field -> at + "set" + (step.set().containsKey(field) ? "." + field : ""),
          problems);
    }
    if (problems.count() == before) {
      attempt(() -> checked(lesson.experiment(index)), field -> at + field, problems);
    }
  }

  private static Experiment checked(Experiment experiment) {
    Source source = new Source("", Experiments.toYaml(experiment));
    new ExperimentChecks(source, List.of()).checkMetrics(experiment);
    return experiment;
  }

  private static void attempt(Runnable work, UnaryOperator<String> field, Problems problems) {
    try {
      work.run();
    } catch (ConfigException e) {
      for (Problem problem : e.problems()) {
        String told = field.apply(problem.field());
        boolean isNamed = problem.field().isEmpty() || told.endsWith(problem.field());
        problems.add(Place.NONE, told, (isNamed ? "" : problem.field() + ": ") + problem.message());
      }
    }
  }

  private static String resource(String name) {
    try (InputStream in = Lessons.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException("resource " + FOLDER + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
