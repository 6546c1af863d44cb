package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is shown of a run without a display: pictures as files, and that the window is not there.
@SuppressWarnings("NullAway.Init") // The run is made before all tests.
class PicturesIT {
  @TempDir private static Path directory;
  private static Path run;

  /// Also draws the run, as `--png` asks for.
  @BeforeAll
  static void runAnExperiment() throws Exception {
    String file = ExperimentFile.write(directory, "small.yaml", ExperimentFile.SMALL);
    Outcome outcome = Program.run(directory, "run", file, "--png", "--quiet");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    run = directory.resolve(outcome.runDirectory());
  }

  @Test
  void aRunIsDrawnInItsDirectory() throws IOException {
    assertThat(picture(run.resolve("scope.png")))
        .extracting(BufferedImage::getWidth)
        .isEqualTo(1920);
  }

  @Test
  void aRunIsDrawnLaterInTheSizeAndPlaceAskedFor() throws Exception {
    Path to = directory.resolve("new/place/small.png");
    Outcome outcome = export("--out", to.toString(), "--size", "1280x720", "--theme", "light");
    assertThat(outcome.exit()).as(outcome.err()).isZero();
    assertThat(outcome.errLines()).containsExactly("wrote " + to);
    assertThat(picture(to))
        .extracting(BufferedImage::getWidth, BufferedImage::getHeight)
        .containsExactly(1280, 720);
  }

  @Test
  void aPlaceThatCannotHoldThePictureIsExplained() throws Exception {
    Path plain = Files.createFile(directory.resolve("plain"));
    Path below = plain.resolve("scope.png");
    refused(
        export("--out", below.toString()),
        "--out: " + plain + ": " + plain + " is not a directory; give another directory");
    refused(
        export("--out", directory.toString()),
        "--out: " + directory + " is a directory; give a file");
    refused(
        export("--size", "12x7"),
        "--size: 12x7 is no size of a picture; allowed: WIDTHxHEIGHT, such as 1920x1080, from"
            + " 640x400 to 4096x4096");
    refused(export("--theme", "grey"), "--theme: grey is no theme; allowed: dark, light");
  }

  @Test
  void withoutADisplayTheWindowSaysWhatToDo() throws Exception {
    Outcome outcome = Program.run(directory, "replay", run.toString());
    assertThat(outcome.errLines())
        .containsExactly(
            "poolscope: there is no display for the window; start a desktop session, or draw the run"
                + " without one: poolscope export "
                + run
                + " --format png");
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.exit()).isEqualTo(3);
  }

  @Test
  void theWindowOpensOnARecordedRun() throws Exception {
    Path config = directory.resolve("config");
    List<String> withDisplay =
        List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-Dpoolscope.config=" + config);
    try (Program program = Program.start(directory, withDisplay, "replay", run.toString())) {
      // What was opened is remembered once it is shown.
      program.awaitFile(config.resolve("window.json"), run.toString());
    }
  }

  private Outcome export(String... options) {
    return InProcess.run(
        Stream.concat(Stream.of("export", run.toString(), "--format", "png"), Stream.of(options))
            .toArray(String[]::new));
  }

  private static void refused(Outcome outcome, String message) {
    assertThat(outcome.errLines()).containsExactly("poolscope: " + message);
    assertThat(outcome.exit()).isEqualTo(2);
  }

  /// Fails unless the file is a whole PNG.
  private static BufferedImage picture(Path file) throws IOException {
    assertThat(Files.readAllBytes(file)).startsWith(0x89, 'P', 'N', 'G');
    return ImageIO.read(file.toFile());
  }
}
