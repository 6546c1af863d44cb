package dev.poolscope.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// How long the program takes until it has answered, or until its window is there.
final class StartPart implements Part {
  private static final int RUNS = 10;
  private static final double SECONDS = 60;
  private static final String JAVA = "`java --version`";

  @Override
  public String name() {
    return "start";
  }

  @Override
  public double seconds(Settings settings) {
    return RUNS * (3 + 8);
  }

  @Override
  public void measure(Bench bench) throws IOException, InterruptedException {
    String program = bench.settings().program().toString();
    Rounds<Double> rounds = new Rounds<>();
    for (int run = 0; run < RUNS; run++) {
      rounds.add(JAVA, wall(bench, List.of(Bench.jdk("java"), "--version")));
      for (String word : List.of("--version", "list")) {
        rounds.add("`poolscope " + word + "`", wall(bench, List.of(program, word)));
      }
    }
    windows(bench, rounds);
    ToDoubleFunction<Double> seconds = Double::doubleValue;
    List<List<String>> rows = new ArrayList<>();
    for (String subject : rounds.subjects()) {
      rows.add(
          List.of(
              subject,
              rounds.figure(subject, seconds).text(2),
              rounds.ratio(subject, JAVA, seconds)));
    }
    bench
        .report()
        .table(
            RUNS + " starts: median (least to most)",
            List.of("until it has answered or shows", "s", "to " + JAVA),
            rows);
  }

  private static void windows(Bench bench, Rounds<Double> rounds)
      throws IOException, InterruptedException {
    if (bench.tools().xvfb().isEmpty() || bench.tools().xdotool().isEmpty()) {
      bench.report().text("first window and picture left out: they need Xvfb and xdotool");
      return;
    }
    try (HiddenDisplay display = HiddenDisplay.open(bench)) {
      // The first finds an empty home and cold files.
      display.start();
      for (int run = 0; run < RUNS; run++) {
        HiddenDisplay.Shown shown = display.start();
        rounds.add("first window", shown.windowSeconds());
        rounds.add("first picture", shown.pictureSeconds());
      }
    }
  }

  private static double wall(Bench bench, List<String> command)
      throws IOException, InterruptedException {
    return Child.run(bench.work(), SECONDS, command).wallSeconds();
  }
}
