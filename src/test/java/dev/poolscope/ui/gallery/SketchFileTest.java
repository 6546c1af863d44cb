package dev.poolscope.ui.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.Headline;
import dev.poolscope.experiment.Target;
import dev.poolscope.ui.plot.StateCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every built-in experiment has a sketch of what it looks like, and nothing else has.
class SketchFileTest {
  private static final Path FILE = Path.of("assets", "experiments", "sketches.txt");
  private static final String COMMAND =
      "mvn -q test -Dtest=SketchFileTest -Dpoolscope.update=true (one alone, and those that have none: -Dsketch=NAME)";

  @TempDir static Path runs;

  @Test
  void everyBuiltInHasASketchAndNothingElse() throws Exception {
    if (Boolean.getBoolean("poolscope.update")) {
      new SketchRecorder(runs).write(FILE, COMMAND, System.getProperty("sketch", ""));
    }
    String text = Files.readString(FILE);
    List<String> names = Experiments.headlines().stream().map(Headline::name).toList();
    assertThat(text.lines().filter(line -> !line.startsWith(" ") && !line.startsWith("#")))
        .as("the experiments in %s, which is made by %s", FILE, COMMAND)
        .extracting(line -> line.split(" ", 2)[0])
        .containsExactlyElementsOf(names);
    for (String name : names) {
      RecordedSketch sketch = SketchFile.find(name, text);
      assertThat(sketch.hosts())
          .as("the hosts of %s in %s, which is made by %s", name, FILE, COMMAND)
          .extracting(RecordedSketch.Host::name)
          .containsExactlyElementsOf(firstHosts(name));
      assertThat(sketch.hosts())
          .as(name)
          .allSatisfy(host -> assertThat(host.columns()).hasSize(RecordedSketch.COLUMNS));
    }
  }

  private static List<String> firstHosts(String name) {
    return Experiments.read(Experiments.find(name), List.of()).targets().stream()
        .map(Target::name)
        .limit(RecordedSketch.MOST_HOSTS)
        .toList();
  }

  @Test
  void aSketchIsReadAsItWasWritten() {
    RecordedSketch sketch =
        new RecordedSketch(
            List.of(0.25, 0.5),
            List.of(
                new RecordedSketch.Host("a", List.of(counts(1, 0, 0), counts(1, 0, 0))),
                new RecordedSketch.Host("b", List.of(counts(0, 20, 3), counts(0, 0, 0)))));
    String text =
        "# a comment\n"
            + SketchRecorder.section("name-and-more", oneHost("c"))
            + SketchRecorder.section("name", sketch)
            + SketchRecorder.section("other", oneHost("d"));
    assertThat(text).contains(" a 1/0/0*2\n", " b 0/20/3 0/0/0\n");
    assertThat(SketchFile.find("name", text)).isEqualTo(sketch);
    assertThat(SketchFile.find("other", text)).isEqualTo(oneHost("d"));
    assertThat(SketchFile.find("none", text)).isEqualTo(RecordedSketch.NONE);
  }

  @Test
  void theProgramReadsTheFile() throws IOException {
    String name = Experiments.headlines().getFirst().name();
    assertThat(SketchFile.find(name)).isNotEqualTo(RecordedSketch.NONE);
  }

  private static RecordedSketch oneHost(String host) {
    return new RecordedSketch(
        List.of(), List.of(new RecordedSketch.Host(host, List.of(counts(0, 1, 0)))));
  }

  private static StateCounts counts(int dialing, int active, int idle) {
    return new StateCounts(dialing, active, idle);
  }
}
