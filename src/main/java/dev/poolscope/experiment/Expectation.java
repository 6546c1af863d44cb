package dev.poolscope.experiment;

import dev.poolscope.schema.Check;
import dev.poolscope.schema.Field;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A number of the summary that the experiment predicts.
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
    @Field(doc = "Why.", def = "\"\"") String because) {
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
    check.done();
  }
}
