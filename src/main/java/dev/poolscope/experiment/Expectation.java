package dev.poolscope.experiment;

import dev.poolscope.schema.Check;
import dev.poolscope.schema.Field;
import dev.poolscope.units.Durations;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A number of the summary that the experiment predicts, of the whole load phase or of a stretch of
/// it. A stretch holds what happened at its start and not what happened at its end.
public record Expectation(
    @Field(
            doc = "The target whose number it is, or `all` for the sum over all of them.",
            def = "all")
        String host,
    @Field(
            doc = "The column of summary.csv.",
            pattern = "[A-Za-z][A-Za-z0-9_]{0,99}",
            patternWords = "a column of summary.csv, such as connections_opened")
        String metric,
    @Field(name = "equals", doc = "The number, exactly.") @Nullable Double equalTo,
    @Field(doc = "The smallest number that is expected.") @Nullable Double atLeast,
    @Field(doc = "The largest number that is expected.") @Nullable Double atMost,
    @Field(doc = "Why.", def = "\"\"") String because,
    @Field(
            doc =
                "Where the stretch of time begins whose number it is, from the start of the run;"
                    + " without it, at the start.",
            min = "0s")
        @Nullable Duration from,
    @Field(
            doc =
                "Where the stretch of time ends whose number it is; without it, with the load. Counts"
                    + " are what happened in the stretch, peaks what was reached in it, times and"
                    + " shares those of what ended in it, states those at its end.",
            above = "0s")
        @Nullable Duration to) {
  /// An expectation that something can meet.
  public Expectation {
    Check check = new Check();
    check.that(
        equalTo != null || atLeast != null || atMost != null,
        "",
        "says no number; add equals, atLeast or atMost");
    check.that(
        atLeast == null || atMost == null || atLeast <= Objects.requireNonNull(atMost),
        "atMost",
        "is below atLeast, so nothing can meet both");
    check.that(
        from == null || to == null || from.compareTo(to) < 0,
        "to",
        "is not after from, so nothing can happen between them");
    check.done();
  }

  /// An expectation of the whole load phase.
  public Expectation(
      String host,
      String metric,
      @Nullable Double equalTo,
      @Nullable Double atLeast,
      @Nullable Double atMost,
      String because) {
    this(host, metric, equalTo, atLeast, atMost, because, null, null);
  }

  /// Whether it is of a stretch of time, not of the whole load phase.
  public boolean isOfStretch() {
    return from != null || to != null;
  }

  /// The stretch in words, such as `from 2s to 3s`; empty for the whole load phase.
  public String stretch() {
    String start = from == null ? "" : "from " + Durations.format(from);
    String end = to == null ? "" : "to " + Durations.format(to);
    return (start + " " + end).strip();
  }
}
