package dev.poolscope.cli;

import dev.poolscope.pool.GoLimits;
import dev.poolscope.suggest.SettingTexts;
import dev.poolscope.suggest.Suggestion;
import dev.poolscope.suggest.TradeOff;
import dev.poolscope.suggest.TriedLimits;
import dev.poolscope.units.Durations;
import dev.poolscope.virtual.ReplayedHost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// A suggestion, aligned for a terminal.
///
/// Threading: confined to one call.
final class SuggestText {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final int P50 = 50;
  private static final int P99 = 99;

  private final StringBuilder text = new StringBuilder();
  private final Suggestion suggestion;

  private SuggestText(Suggestion suggestion) {
    this.suggestion = suggestion;
  }

  /// @param notes what the reader should know of the numbers
  /// @param command what runs the experiment again, empty if there is none
  static String of(Suggestion suggestion, List<String> notes, String command) {
    SuggestText table = new SuggestText(suggestion);
    table.traffic(notes);
    table.limits();
    table.curve(
        "what maxIdleConnsPerHost costs and spares, all else as it was",
        "maxIdleConnsPerHost",
        suggestion.idleCurve());
    table.curve(
        "what maxConnsPerHost costs and spares, without idle limits",
        "maxConnsPerHost",
        suggestion.connectionsCurve());
    table.nextRun(command);
    return table.text.toString();
  }

  private void traffic(List<String> notes) {
    line(
        String.format(
            Locale.ROOT,
            "%,d request%s to %d host%s in %.3f s; on average %.2f under way (Little's law: arrivals"
                + " per second x seconds held)",
            suggestion.requests(),
            suggestion.requests() == 1 ? "" : "s",
            suggestion.hosts(),
            suggestion.hosts() == 1 ? "" : "s",
            suggestion.lengthNanos() / NANOS_PER_SECOND,
            suggestion.littlesLaw()));
    line(
        "tried in virtual time under the rules of Go's pool; a dial takes "
            + millis(suggestion.dialNanos()));
    notes.forEach(note -> line("note: " + note));
  }

  private void limits() {
    List<TriedLimits> tried = new ArrayList<>(List.of(suggestion.before()));
    tried.addAll(suggestion.suggested());
    List<String> heading = new ArrayList<>(List.of("", "as it was", "without churn"));
    if (suggestion.withoutWaiting() != null) {
      heading.add("without waiting too");
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(limit("maxIdleConns", tried, GoLimits::maxIdleConns));
    rows.add(limit("maxIdleConnsPerHost", tried, GoLimits::maxIdleConnsPerHost));
    rows.add(limit("maxConnsPerHost", tried, GoLimits::maxConnsPerHost));
    rows.add(
        limit(
            "idleConnTimeout",
            tried,
            limits -> Durations.format(Duration.ofNanos(limits.idleConnTimeoutNanos()))));
    rows.add(number("connections opened", tried, each -> each.all().opened()));
    rows.add(number("dialed again", tried, each -> each.redials()));
    rows.add(number("requests that waited for others", tried, each -> each.all().queued()));
    rows.add(wait("until a connection, p50", tried, P50));
    rows.add(wait("until a connection, p99", tried, P99));
    rows.add(number("open at the most", tried, each -> each.all().peakOpen()));
    rows.add(number("open on average", tried, each -> mean(each.all())));
    text.append('\n');
    TextTable.append(text, heading, rows, 1);
  }

  private void curve(String title, String limit, TradeOff curve) {
    List<List<String>> rows = new ArrayList<>();
    for (TradeOff.Point point : curve.points()) {
      TriedLimits tried = point.tried();
      rows.add(
          List.of(
              String.valueOf(point.limit()),
              String.format(Locale.ROOT, "%,d", tried.all().opened()),
              String.format(Locale.ROOT, "%,d", tried.all().queued()),
              millis(tried.all().waitedNanosAt(P99)),
              mean(tried.all()),
              point.equals(curve.knee()) ? "<- knee" : ""));
    }
    text.append('\n').append("  ").append(title).append('\n');
    TextTable.append(
        text, List.of(limit, "opened", "waited", "p99 wait", "open on average", ""), rows, 0);
  }

  private void nextRun(String command) {
    text.append('\n');
    for (TriedLimits tried : suggestion.suggested()) {
      List<String> sets = SettingTexts.of(suggestion.before().limits(), tried.limits());
      if (sets.isEmpty()) {
        line("the limits are the smallest already; nothing is to be changed");
        return;
      }
      line(
          command.isEmpty()
              ? "set " + String.join(", ", sets)
              : "try it: "
                  + command
                  + " "
                  + String.join(" ", sets.stream().map(set -> "--set " + set).toList()));
    }
  }

  private static List<String> limit(
      String name, List<TriedLimits> tried, Function<GoLimits, Object> value) {
    List<String> row = new ArrayList<>(List.of(name));
    tried.forEach(each -> row.add(String.valueOf(value.apply(each.limits()))));
    return row;
  }

  private static List<String> number(
      String name, List<TriedLimits> tried, Function<TriedLimits, Object> value) {
    List<String> row = new ArrayList<>(List.of(name));
    tried.forEach(
        each -> {
          Object number = value.apply(each);
          row.add(
              number instanceof Long whole
                  ? String.format(Locale.ROOT, "%,d", whole)
                  : String.valueOf(number));
        });
    return row;
  }

  private static List<String> wait(String name, List<TriedLimits> tried, int percentile) {
    return number(name, tried, each -> millis(each.all().waitedNanosAt(percentile)));
  }

  private static String mean(ReplayedHost numbers) {
    return String.format(Locale.ROOT, "%.2f", numbers.meanOpen());
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.3f ms", nanos / NANOS_PER_MILLI);
  }

  private void line(String words) {
    text.append("  ").append(words).append('\n');
  }
}
