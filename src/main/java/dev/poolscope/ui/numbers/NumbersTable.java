package dev.poolscope.ui.numbers;

import dev.poolscope.model.CloseReason;
import dev.poolscope.ui.fx.NumberText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The numbers of a run as lines of text, the same for a whole run and for a range of it.
///
/// @param hosts the names of the columns, all of them together first
/// @param rows the lines
public record NumbersTable(List<String> hosts, List<NumbersRow> rows) {

  static NumbersTable of(List<String> hosts, List<HostNumbers> numbers) {
    Builder lines = new Builder(numbers);
    lines.heading("CONNECTIONS");
    lines.line("opened", "Connections opened.", n -> NumberText.whole(n.opened()));
    lines.lineIf(
        numbers.stream().allMatch(n -> n.ideal() >= 0),
        "ideal",
        "The fewest connections that this load needs: its most requests in flight at one time,"
            + " within the limits.",
        n -> NumberText.whole(n.ideal()));
    lines.line(
        "reuse",
        "The part of requests that were given a connection which had carried one before.",
        n -> NumberText.percent(n.reuse()));
    lines.line(
        "closed",
        "Connections closed, for whatever reason but the end of the run.",
        n -> NumberText.whole(n.closedInAll()));
    for (CloseReason reason : CloseReason.values()) {
      lines.lineIf(
          numbers.stream().anyMatch(n -> n.closed(reason) > 0),
          "  " + words(reason),
          "Closed: " + reason.sentence() + " (" + reason + ").",
          n -> NumberText.whole(n.closed(reason)));
    }
    lines.lineIf(
        numbers.stream().allMatch(n -> n.openAtEnd() >= 0),
        "open at end",
        "Connections open when the load ended, which the end of the run then closes.",
        n -> NumberText.whole(n.openAtEnd()));
    lines.heading("REQUESTS");
    lines.line("offered", "Requests due per second.", n -> NumberText.rate(n.offeredPerSecond()));
    lines.line(
        "achieved",
        "Requests that ended well per second.",
        n -> NumberText.rate(n.achievedPerSecond()));
    lines.line("ended well", "Requests that ended well.", n -> NumberText.whole(n.ok()));
    lines.bad("failed", "Requests that failed.", n -> NumberText.whole(n.failed()));
    times(lines, "WAITING FOR A CONNECTION", HostNumbers::waiting);
    times(lines, "RESPONSE, FROM WHEN DUE", HostNumbers::response);
    times(lines, "SERVICE, FROM WHEN BEGUN", HostNumbers::service);
    return new NumbersTable(hosts, lines.rows);
  }

  private static void times(Builder lines, String heading, Function<HostNumbers, Times> of) {
    lines.heading(heading);
    time(lines, "p50", of, Times::p50Millis);
    time(lines, "p90", of, Times::p90Millis);
    time(lines, "p99", of, Times::p99Millis);
    time(lines, "longest", of, Times::maxMillis);
  }

  private static void time(
      Builder lines,
      String label,
      Function<HostNumbers, Times> of,
      Function<Times, Double> millis) {
    String help =
        label.equals("longest")
            ? "The longest."
            : "What " + label.substring(1) + " of 100 requests did not exceed.";
    lines.line(
        label,
        help,
        n ->
            of.apply(n).isKnown()
                ? NumberText.durationOfMillis(millis.apply(of.apply(n)))
                : NumberText.NOTHING);
  }

  /// A reason in the words of the plots: `idle total limit`.
  private static String words(CloseReason reason) {
    return String.join(
        " ",
        Arrays.stream(reason.name().split("_"))
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList());
  }

  private static final class Builder {
    private final List<HostNumbers> numbers;
    private final List<NumbersRow> rows = new ArrayList<>();

    Builder(List<HostNumbers> numbers) {
      this.numbers = numbers;
    }

    void heading(String label) {
      rows.add(NumbersRow.heading(label));
    }

    void line(String label, String help, Function<HostNumbers, String> cell) {
      rows.add(new NumbersRow(label, help, numbers.stream().map(cell).toList(), false, false));
    }

    void bad(String label, String help, Function<HostNumbers, String> cell) {
      rows.add(new NumbersRow(label, help, numbers.stream().map(cell).toList(), false, true));
    }

    void lineIf(boolean wanted, String label, String help, Function<HostNumbers, String> cell) {
      if (wanted) {
        line(label, help, cell);
      }
    }
  }
}
