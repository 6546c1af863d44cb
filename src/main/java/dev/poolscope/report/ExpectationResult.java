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
public record ExpectationResult(
    String host,
    String metric,
    String expected,
    @Nullable Number actual,
    boolean held,
    String because) {

  static ExpectationResult of(Expectation expectation, @Nullable Object value) {
    Number actual = value instanceof Number number ? number : null;
    return new ExpectationResult(
        expectation.host(),
        expectation.metric(),
        describe(expectation),
        actual,
        actual != null && holds(expectation, actual.doubleValue()),
        expectation.because());
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
