package dev.poolscope.bench;

import dev.poolscope.ui.shell.DrawingCosts;
import java.io.IOException;
import java.util.List;

/// What the window costs that follows a run; see `drawing-costs.md`.
final class DrawingPart implements Part {
  private static final double SECONDS = 160;
  private static final List<String> OPTIONS =
      List.of(
          "--enable-native-access=ALL-UNNAMED", "-Dglass.platform=Headless", "-Dprism.order=sw");

  @Override
  public String name() {
    return "drawing";
  }

  @Override
  public double seconds(Settings settings) {
    return settings.rounds() * SECONDS;
  }

  @Override
  public void measure(Bench bench) throws IOException, InterruptedException {
    for (int round = 0; round < bench.settings().rounds(); round++) {
      List<String> command = Bench.java(DrawingCosts.class, OPTIONS, List.of("cores"));
      bench.report().text(Child.run(bench.work(), SECONDS, command).text());
    }
  }
}
