package dev.poolscope.ui.scope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.export.PictureOptions;
import dev.poolscope.timeline.FakeRecording;
import dev.poolscope.timeline.FakeRun;
import dev.poolscope.timeline.TimeRange;
import dev.poolscope.ui.fx.Palette;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javafx.scene.paint.Color;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopePictureTest {
  private static final Path PICTURES = Path.of("target/pictures");

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void thePictureHasItsSizeAndTheColoursOfItsStates(boolean dark) throws IOException {
    Path file = PICTURES.resolve(dark ? "export-dark.png" : "export-light.png");
    Files.createDirectories(PICTURES);
    FakeRecording run =
        FakeRun.twoHosts(7)
            .standingStill(
                new TimeRange(2_600_000_000L, 2_612_000_000L),
                new TimeRange(3_300_000_000L, 3_640_000_000L));
    new ScopePicture().write(run, new PictureOptions(1280, 720, dark), file);
    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isEqualTo(1280);
    assertThat(image.getHeight()).isEqualTo(720);
    Palette palette = dark ? Palette.DARK : Palette.LIGHT;
    assertThat(colors(image))
        .contains(
            argb(palette.background()),
            argb(palette.active()),
            argb(palette.idle()),
            argb(palette.dialing()))
        .as("the head of a standstill's stripe")
        .contains(argb(palette.dim()));
  }

  @Test
  void hostsOfDifferentHeight() throws IOException {
    Path file = PICTURES.resolve("export-hosts.png");
    Files.createDirectories(PICTURES);
    new ScopePicture().write(FakeRun.closedLoops(1), new PictureOptions(1366, 768, true), file);
    BufferedImage image = ImageIO.read(file.toFile());
    int waiting = argb(Palette.DARK.waiting());
    int pixels = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        pixels += image.getRGB(x, y) == waiting ? 1 : 0;
      }
    }
    assertThat(pixels)
        .as("one wait of half a second, its scale and its legend")
        .isBetween(50, 2000);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void failuresLeaveATrace(boolean dark) throws IOException {
    Path file = PICTURES.resolve(dark ? "export-failing-dark.png" : "export-failing-light.png");
    Files.createDirectories(PICTURES);
    new ScopePicture().write(FakeRun.failing(1), new PictureOptions(1366, 768, dark), file);
    BufferedImage image = ImageIO.read(file.toFile());
    int bad = argb(dark ? Palette.DARK.bad() : Palette.LIGHT.bad());
    int pixels = 0;
    for (int x = 134; x < 1332; x++) {
      for (int y = 88; y < 430; y++) {
        pixels += image.getRGB(x, y) == bad ? 1 : 0;
      }
    }
    assertThat(pixels)
        .as("100 bars in the bands, where nothing was closed")
        .isBetween(2_000, 5_000);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void thousandsOfConnectionsAreAFewLines(boolean dark) throws IOException {
    Path file = PICTURES.resolve(dark ? "export-folded-dark.png" : "export-folded-light.png");
    Files.createDirectories(PICTURES);
    FakeRecording run = FakeRun.crowd(new FakeRun.Crowd(2, 6_000, 2, 20), 3);
    new ScopePicture().write(run, new PictureOptions(1366, 900, dark), file);
    BufferedImage image = ImageIO.read(file.toFile());
    Palette palette = dark ? Palette.DARK : Palette.LIGHT;
    Set<Integer> strips = colors(image.getSubimage(140, 560, 1180, 300));
    assertThat(strips).contains(argb(palette.active()), argb(palette.idle()));
  }

  private static Set<Integer> colors(BufferedImage image) {
    Set<Integer> colors = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colors.add(image.getRGB(x, y));
      }
    }
    return colors;
  }

  private static int argb(Color color) {
    int red = (int) Math.round(color.getRed() * 255);
    int green = (int) Math.round(color.getGreen() * 255);
    int blue = (int) Math.round(color.getBlue() * 255);
    return 0xff000000 | red << 16 | green << 8 | blue;
  }
}
