package dev.poolscope.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A display of its own without a screen (Xvfb), whose pixels are a file, and the program's window
/// on it, drawn by JavaFX's software pipeline.
final class HiddenDisplay implements AutoCloseable {
  private static final int LOOK_MILLIS = 10;
  private static final double AT_MOST_SECONDS = 60;

  /// More than the header and the colour map of the file.
  private static final int HEADER_BYTES = 4096;

  private static final int STEP_BYTES = 4001;

  /// Looked at are about 2,000 bytes; the display is black without a window.
  private static final int PAINTED = 100;

  private final Bench bench;
  private final Path home;
  private final Child server;
  private final String display;
  private final ByteBuffer pixels;

  /// Seconds from the start to the first window and to the first picture in it.
  record Shown(double windowSeconds, double pictureSeconds) {}

  private HiddenDisplay(Bench bench, Path home, Child server, String display, ByteBuffer pixels) {
    this.bench = bench;
    this.home = home;
    this.server = server;
    this.display = display;
    this.pixels = pixels;
  }

  /// Opens a display with a free number.
  static HiddenDisplay open(Bench bench) throws IOException, InterruptedException {
    Path home = Files.createTempDirectory(bench.work(), "home-");
    List<String> command =
        List.of(
            bench.tools().xvfb().orElseThrow().toString(),
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1920x1080x24",
            "-nolisten",
            "tcp",
            "-noreset",
            "-fbdir",
            home.toString());
    Child server = Child.start(bench.work(), Map.of(), command);
    try (FileChannel file = FileChannel.open(screen(server, home))) {
      String display = ":" + server.text().strip();
      return new HiddenDisplay(
          bench, home, server, display, file.map(FileChannel.MapMode.READ_ONLY, 0, file.size()));
    } catch (IOException | InterruptedException e) {
      server.close();
      throw e;
    }
  }

  private static Path screen(Child server, Path home) throws IOException, InterruptedException {
    server.awaitLine("");
    return home.resolve("Xvfb_screen0");
  }

  /// Starts the program, waits for its picture, and ends it.
  Shown start() throws IOException, InterruptedException {
    // A home and a place for temporary files of its own: it neither finds nor leaves anything.
    String java = "-Dprism.order=sw -Duser.home=" + home + " -Djava.io.tmpdir=" + home;
    Map<String, String> environment = Map.of("DISPLAY", display, "JAVA_TOOL_OPTIONS", java);
    long start = System.nanoTime();
    String program = bench.settings().program().toString();
    Shown shown;
    try (Child child = Child.start(bench.work(), environment, List.of(program))) {
      shown = await(child, start);
    }
    while (hasWindow() || isPainted()) {
      Thread.sleep(LOOK_MILLIS);
    }
    return shown;
  }

  private Shown await(Child child, long start) throws IOException, InterruptedException {
    double window = Double.NaN;
    while (child.isRunning() && secondsSince(start) < AT_MOST_SECONDS) {
      if (Double.isNaN(window) && hasWindow()) {
        window = secondsSince(start);
      }
      if (isPainted()) {
        double picture = secondsSince(start);
        return new Shown(Double.isNaN(window) ? picture : window, picture);
      }
      Thread.sleep(LOOK_MILLIS);
    }
    throw child.failure("no window");
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  private boolean isPainted() {
    int found = 0;
    for (int at = HEADER_BYTES; at < pixels.capacity(); at += STEP_BYTES) {
      found += pixels.get(at) == 0 ? 0 : 1;
    }
    return found > PAINTED;
  }

  /// xdotool's exit code is 1 where there is no window.
  private boolean hasWindow() throws IOException, InterruptedException {
    String xdotool = bench.tools().xdotool().orElseThrow().toString();
    List<String> command = List.of(xdotool, "search", "--onlyvisible", "--name", ".");
    try (Child child = Child.start(bench.work(), Map.of("DISPLAY", display), command)) {
      return child.endedWith(0, TimeUnit.SECONDS.toMillis(10));
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
