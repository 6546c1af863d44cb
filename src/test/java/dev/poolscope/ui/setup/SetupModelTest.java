package dev.poolscope.ui.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Problem;
import dev.poolscope.schema.SchemaField;
import dev.poolscope.yaml.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetupModelTest {
  private static final String NAME = "two-hosts-total-idle-one";

  private final SetupModel model = new SetupModel(Origin.of(NAME));

  private Experiment experiment() {
    return model.state().draft().record().orElseThrow();
  }

  private void type(String path, String typed) {
    model.type(Experiments.schema().find(path).getFirst(), path, typed);
  }

  @Test
  void beginsWithTheExperimentUnchanged() {
    assertThat(experiment()).isEqualTo(Experiments.read(Experiments.find(NAME), List.of()));
    assertThat(model.unsavedProperty().get()).isFalse();
    assertThat(model.canUndo()).isFalse();
    assertThat(model.canRedo()).isFalse();
    assertThat(model.commandLine()).contains("poolscope run " + NAME);
  }

  @Test
  void anEditIsOneSetByTheNameOfItsElement() {
    type("targets.1.sample.delay", "20ms");
    assertThat(model.state().sets()).containsExactly("targets.b.sample.delay=20ms");
    assertThat(model.state().isChanged("targets.1.sample.delay")).isTrue();
    assertThat(model.unsavedProperty().get()).isTrue();
  }

  @Test
  void editsOfOneFieldAreOneSetAndTheOldValueIsNone() {
    type("transport.maxIdleConns", "2");
    type("transport.maxIdleConns", "3");
    assertThat(model.state().sets()).containsExactly("transport.maxIdleConns=3");
    type("transport.maxIdleConns", "1");
    assertThat(model.state().sets()).isEmpty();
    assertThat(model.unsavedProperty().get()).isFalse();
  }

  @Test
  void nothingTypedMeansTheDefault() {
    type("transport.maxIdleConns", "");
    assertThat(experiment().transport().maxIdleConns()).isZero();
    model.set("transport.rules", "okhttp");
    type("transport.maxIdleConns", "");
    assertThat(experiment().transport().maxIdleConns()).isEqualTo(5);
    type("transport.disableKeepAlives", "true");
    type("transport.disableKeepAlives", "");
    assertThat(model.state().isWritten("transport.disableKeepAlives")).isFalse();
  }

  @Test
  void whatIsNotGivenFollowsTheRulesAndTheProfile() {
    model.set("transport", "{maxIdleConns: 0}");
    model.set("transport.rules", "okhttp");
    assertThat(model.state().text("transport.idleConnTimeout")).isEqualTo("5m");
    assertThat(model.state().text("transport.maxIdleConns")).isEqualTo("0");
    model.set("transport.rules", "go");
    assertThat(model.state().text("transport.idleConnTimeout")).isEqualTo("0s");
    model.set("transport.profile", "DefaultTransport");
    assertThat(model.state().text("transport.idleConnTimeout")).isEqualTo("90s");
    assertThat(model.toYaml()).doesNotContain("idleConnTimeout");
  }

  @Test
  void undoAndRedoGoThroughAllEdits() {
    type("transport.maxIdleConns", "2");
    type("seed", "x");
    model.undo();
    assertThat(experiment().transport().maxIdleConns()).isEqualTo(2);
    model.undo();
    assertThat(experiment().transport().maxIdleConns()).isEqualTo(1);
    assertThat(model.canUndo()).isFalse();
    model.redo();
    model.redo();
    assertThat(model.problems()).hasSize(1);
    assertThat(model.canRedo()).isFalse();
    model.undo();
    type("seed", "9");
    assertThat(model.canRedo()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "transport.maxIdleConns=many",
        "transport.requestTimeout=15",
        "targets.b.sample.status=99",
        "targets.b.name=a",
        "transport.protocol=h3",
        "transport.maxIdleConns=[",
        "load.0.target=c",
        "load.0.arrivals={kind: stages}",
        "changes.0={at: 1s, set: {targets.a.sample.delay: soon}}"
      })
  void problemsAreThoseOfTheCommandLine(String set) {
    int equals = set.indexOf('=');
    String path = model.state().draft().indexed(set.substring(0, equals));
    model.set(path, set.substring(equals + 1));
    List<Problem> expected =
        catchThrowableOfType(
                ConfigException.class, () -> Experiments.read(Experiments.find(NAME), List.of(set)))
            .problems();
    assertThat(model.problems()).isEqualTo(expected);
    assertThat(model.state().fieldOf(expected.getFirst())).startsWith(path);
  }

  @Test
  void whatCannotBeReadIsStillShown() {
    type("transport.maxIdleConns", "[");
    assertThat(model.state().text("transport.maxIdleConns")).isEqualTo("[");
    type("transport.maxIdleConns", "4");
    assertThat(model.problems()).isEmpty();
    assertThat(model.state().text("transport.maxIdleConns")).isEqualTo("4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"it's {a} \"b\"", "null", "[x", "'quoted'", "#1", " a ", "$HOME `x` \\"})
  void textsMeanThemselvesInTheShellToo(String title) throws Exception {
    type("title", title);
    assertThat(experiment().title()).isEqualTo(title);
    assertThat(readBack()).isEqualTo(experiment());
  }

  @Test
  void theCommandLineLeadsToTheSameExperiment() throws Exception {
    type("transport.requestTimeout", "3s");
    choose("load.0.arrivals", "closed");
    type("load.0.arrivals.workers", "3");
    add("targets");
    type("targets.2.name", "x-1");
    type("targets.2.sample.delay", "7ms");
    choose("targets.2.sample.delay", "per-connection");
    type("targets.2.sample.delay.values", "1ms, 2ms");
    add("changes");
    model.set("changes.0.set", "{targets.x-1.sample.delay: 9ms}");
    model.remove("expect", 0);
    assertThat(readBack()).isEqualTo(experiment());
    assertThat(experiment().targets()).hasSize(3);
    assertThat(experiment().expect()).hasSize(4);
    assertThat(Experiments.read(new Source("f", model.toYaml()), List.of()))
        .isEqualTo(experiment());
  }

  @Test
  void everyListTakesAnotherRow() {
    for (SchemaField list : Experiments.schema().fields()) {
      String path = list.path().replace(".N", ".0");
      if (!list.options().isEmpty() && list.path().endsWith("arrivals")) {
        choose(path, "stages");
      }
      if (list.typeText().equals("list of fields")) {
        int size = model.state().draft().size(path);
        String added = model.add(list, path);
        assertThat(model.problems()).as(path).isEmpty();
        assertThat(added).isEqualTo(path + "." + size);
        assertThat(model.state().draft().size(path)).as(path).isEqualTo(size + 1);
      }
    }
  }

  @Test
  void everyKindCanBeChosenAndKeepsWhatItShares() {
    for (SchemaField field : Experiments.schema().fields()) {
      if (field.typeText().equals("fields by kind")) {
        String path = field.path().replace(".N", ".0");
        field
            .options()
            .forEach(
                kind -> {
                  model.choose(field, path, kind.label());
                  boolean balanced = path.equals("balancer");
                  assertThat(model.problems()).as(path + " " + kind).isEmpty();
                  assertThat(Form.kind(model.state().draft(), field, path))
                      .as(path + " " + balanced)
                      .isEqualTo(kind.label());
                });
      }
    }
    choose("load.0.arrivals", "bursts");
    type("load.0.arrivals.requests", "77");
    choose("load.0.arrivals", "once");
    assertThat(model.state().text("load.0.arrivals.requests")).isEqualTo("77");
  }

  @Test
  void aSavedFileIsTheOriginOfWhatFollows(@TempDir Path folder) throws IOException {
    type("seed", "5");
    Path file = folder.resolve("my experiment.yaml");
    Files.writeString(file, model.toYaml(), StandardCharsets.UTF_8);
    Experiment before = experiment();
    model.saved(file);
    assertThat(model.unsavedProperty().get()).isFalse();
    assertThat(experiment()).isEqualTo(before);
    assertThat(model.state().isChanged("seed")).isFalse();
    assertThat(model.commandLine()).contains("poolscope run '" + file + "'");
    model.undo();
    assertThat(model.unsavedProperty().get()).isTrue();
    assertThat(experiment().seed()).isEqualTo(1);
  }

  @Test
  void whatIsInNoFileHasNoCommandLine() {
    Source source = Experiments.find(NAME);
    assertThat(new SetupModel(Origin.unsaved(source)).commandLine()).isEmpty();
  }

  @Test
  void whatIsNoYamlCannotBeEdited() {
    assertThatThrownBy(() -> new SetupModel(Origin.unsaved(new Source("x", "[1"))))
        .isInstanceOf(ConfigException.class);
  }

  @Test
  void aRunIsToldOfEveryEditThatIsAnExperiment() {
    List<Map<String, String>> told = new ArrayList<>();
    type("seed", "2");
    model.runStarted(told::add);
    type("transport.maxIdleConns", "x");
    assertThat(told).isEmpty();
    type("transport.maxIdleConns", "2");
    type("targets.0.sample.delay", "50ms");
    choose("load.0.arrivals", "constant");
    type("load.0.arrivals.rate", "40");
    assertThat(told)
        .containsExactly(
            Map.of("transport.maxIdleConns", "2"),
            Map.of("targets.a.sample.delay", "50ms"),
            Map.of("load.0.arrivals", "{kind: constant, rate: 1, requests: 100}"),
            Map.of("load.0.arrivals", "{kind: constant, rate: 40, requests: 100}"));
  }

  @Test
  void undoInARunGoesBackToItsBeginningAndNoFurther() {
    type("seed", "2");
    List<Map<String, String>> told = new ArrayList<>();
    model.runStarted(told::add);
    type("transport.maxIdleConns", "2");
    model.undo();
    assertThat(told.getLast()).isEqualTo(Map.of("transport.maxIdleConns", "1"));
    assertThat(model.canUndo()).isFalse();
    model.runEnded();
    assertThat(model.canUndo()).isTrue();
  }

  @Test
  void undoReachesAcrossRuns() {
    type("seed", "2");
    for (String limit : List.of("2", "3")) {
      model.runStarted(_ -> {});
      type("transport.maxIdleConns", limit);
      model.runEnded();
    }
    type("seed", "4");
    model.undo();
    model.undo();
    assertThat(experiment().transport().maxIdleConns()).isEqualTo(2);
    model.undo();
    model.undo();
    assertThat(model.state().sets()).isEmpty();
    model.redo();
    model.redo();
    model.runStarted(_ -> {});
    model.redo();
    assertThat(experiment().transport().maxIdleConns()).isEqualTo(3);
    assertThat(model.canRedo()).isFalse();
  }

  @Test
  void aDragIsOneStepToUndo() {
    type("seed", "2");
    model.beginDrag();
    List.of("2", "3", "4").forEach(value -> type("transport.maxIdleConns", value));
    model.endDrag();
    type("transport.maxIdleConns", "9");
    model.undo();
    assertThat(experiment().transport().maxIdleConns()).isEqualTo(4);
    model.undo();
    assertThat(experiment().transport().maxIdleConns()).isEqualTo(1);
    assertThat(model.state().sets()).containsExactly("seed=2");
  }

  @Test
  void aDragBackToItsBeginningIsNone() {
    type("seed", "2");
    model.beginDrag();
    List.of("2", "1").forEach(value -> type("transport.maxIdleConns", value));
    model.endDrag();
    model.undo();
    assertThat(model.state().sets()).isEmpty();
  }

  @Test
  void whatARunRefusesIsAProblemOfItsField() {
    model.runStarted(sets -> Experiments.change(experimentOf("x"), sets));
    type("targets.0.sample.delay", "50ms");
    assertThat(model.problems()).hasSize(1);
    assertThat(model.state().fieldOf(model.problems().getFirst())).startsWith("targets");
    model.undo();
    assertThat(model.problems()).isEmpty();
  }

  private static Experiment experimentOf(String target) {
    return Experiments.read(
        Experiments.find("one-connection-serves-all"),
        List.of("targets.0.name=" + target, "load.0.target=" + target, "expect=[]"));
  }

  private void choose(String path, String kind) {
    model.choose(Experiments.schema().find(path).getFirst(), path, kind);
  }

  private void add(String path) {
    model.add(Experiments.schema().find(path).getFirst(), path);
  }

  /// The experiment that the command line leads to, its words taken apart by a shell.
  private Experiment readBack() throws Exception {
    String script =
        "print() { printf '%s\\0' \"$@\"; }; print " + model.commandLine().orElseThrow();
    Process shell = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
    String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).as(output).isZero();
    List<String> words = List.of(output.split("\0"));
    assertThat(words.subList(0, 2)).containsExactly("poolscope", "run");
    List<String> sets = new ArrayList<>();
    for (int i = 3; i < words.size(); i += 2) {
      assertThat(words.get(i)).isEqualTo("--set");
      sets.add(words.get(i + 1));
    }
    return Experiments.read(Experiments.find(words.get(2)), sets);
  }
}
