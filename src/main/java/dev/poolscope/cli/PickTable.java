package dev.poolscope.cli;

import dev.poolscope.balance.Draw;
import dev.poolscope.balance.PickRecord;
import dev.poolscope.export.CsvText;
import dev.poolscope.picks.StepRow;
import dev.poolscope.report.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Picks as CSV. A cell with several values separates them by blanks; hosts that the rule did not
/// look at have no score.
final class PickTable {
  private static final List<String> HEADER =
      List.of("step", "action", "host", "inflight", "scores", "ties", "draws");

  private PickTable() {}

  static String of(List<StepRow> rows) {
    CsvText table = new CsvText(HEADER);
    rows.forEach(
        row ->
            table.row(
                row.line().number(),
                row.line().text(),
                row.host(),
                row.inFlight().stream()
                    .map(load -> load.host() + "=" + load.inFlight())
                    .collect(Collectors.joining(" ")),
                row.pick() == null ? null : scores(row.pick()),
                row.pick() == null ? null : String.join(" ", row.pick().ties()),
                row.pick() == null ? null : draws(row.pick())));
    return table.toString();
  }

  private static String scores(PickRecord pick) {
    return IntStream.range(0, pick.scores().size())
        .filter(i -> !pick.scores().get(i).isNaN())
        .mapToObj(i -> pick.candidates().get(i) + "=" + number(pick.scores().get(i)))
        .collect(Collectors.joining(" "));
  }

  private static String draws(PickRecord pick) {
    return pick.draws().stream().map(PickTable::draw).collect(Collectors.joining(" "));
  }

  private static String draw(Draw draw) {
    return draw.bound() == 0 ? Numbers.plain(draw.value()) : draw.toString();
  }

  /// A whole number as it is, any other to nine digits: what lies behind them may differ between
  /// machines.
  private static String number(double value) {
    boolean whole = value == Math.rint(value);
    return Numbers.plain(
        whole ? value : BigDecimal.valueOf(value).round(new MathContext(9)).doubleValue());
  }
}
