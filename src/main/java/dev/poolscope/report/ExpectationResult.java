package dev.poolscope.report;

import dev.poolscope.experiment.Expectation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An expectation and what came of it.
///
/// @param host a target's name, or `all`
/// @param metric the column of `summary.csv`
/// @param expected what was expected, in words
/// @param actual the number that came, null if the run has none
/// @param held whether it is as expected
/// @param because why it was expected
/// @param stretch the stretch of time, such as `from 2s to 3s`; empty for the whole load phase
/// @param absence why there is no number, as a part of a sentence that the metric begins; empty
///   where there is one
public record ExpectationResult(
    String host,
    String metric,
    String expected,
    @Nullable Number actual,
    boolean held,
    String because,
    String stretch,
    String absence) {
  private static final String KERNEL = "kernel_";

  static ExpectationResult of(Expectation expectation, @Nullable Object value) {
    Number actual = value instanceof Number number ? number : null;
    String absence = actual == null ? absence(expectation.metric()) : "";
    return of(expectation, actual, absence);
  }

  /// What there is to say of a stretch of time that has not begun.
  ///
  /// @param over whether it is not going to
  static ExpectationResult notReached(Expectation expectation, boolean over) {
    return of(expectation, null, over ? "has no value: the load ended before" : "has not begun");
  }

  private static ExpectationResult of(
      Expectation expectation, @Nullable Number actual, String absence) {
    return new ExpectationResult(
        expectation.host(),
        expectation.metric(),
        describe(expectation),
        actual,
        actual != null && holds(expectation, actual.doubleValue()),
        expectation.because(),
        expectation.stretch(),
        absence);
  }

  /// The stretch as the beginning of a sentence, such as `from 2s to 3s: `.
  public String prefix() {
    return stretch.isEmpty() ? "" : stretch + ": ";
  }

  private static String absence(String metric) {
    return metric.contains(KERNEL)
        ? "was not measured: the operating system's sockets were not read then"
        : "has no value";
  }

  private static boolean holds(Expectation e, double actual) {
    return (e.equalTo() == null || Objects.equals(e.equalTo(), actual))
        && (e.atLeast() == null || actual >= e.atLeast())
        && (e.atMost() == null || actual <= e.atMost());
  }

  private static String describe(Expectation e) {
    StringBuilder text = new StringBuilder();
    append(text, "= ", e.equalTo());
    append(text, ">= ", e.atLeast());
    append(text, "<= ", e.atMost());
    return text.toString();
  }

  private static void append(StringBuilder text, String sign, @Nullable Double bound) {
    if (bound != null) {
      text.append(text.isEmpty() ? "" : " and ").append(sign).append(Numbers.plain(bound));
    }
  }
}
