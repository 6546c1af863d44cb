package dev.poolscope.experiment;

import dev.poolscope.schema.Check;
import dev.poolscope.schema.Choice;
import dev.poolscope.schema.Field;
import dev.poolscope.schema.ScalarForm;
import dev.poolscope.units.Durations;
import java.time.Duration;
import java.util.List;

/// How long a sample server takes before it answers.
@ScalarForm(Delay.Fixed.class)
public sealed interface Delay {
  /// No delay at all.
  Delay NONE = new Fixed(Duration.ZERO);

  /// The same for every request.
  @Choice(doc = "the same for every request; a duration alone means this")
  record Fixed(@Field(doc = "The delay.", min = "0s", max = "24h") Duration value)
      implements Delay {}

  /// Evenly spread between two bounds.
  @Choice(doc = "evenly spread between two bounds")
  record Uniform(
      @Field(doc = "The shortest delay.", min = "0s", max = "24h") Duration min,
      @Field(doc = "The longest delay, not below `min`.", min = "0s", max = "24h") Duration max)
      implements Delay {
    /// Bounds in order.
    public Uniform {
      Check check = new Check();
      check.that(
          min.compareTo(max) <= 0,
          "max",
          Durations.format(max) + " is below min, which is " + Durations.format(min));
      check.done();
    }
  }

  /// Exponentially distributed.
  @Choice(doc = "exponentially distributed: mostly short, sometimes very long")
  record Exponential(@Field(doc = "The mean delay.", above = "0s", max = "24h") Duration mean)
      implements Delay {}

  /// The same for all requests on one connection.
  @Choice(doc = "the same for all requests on one connection")
  record PerConnection(
      @Field(
              doc = "The delays: the n-th accepted connection takes the n-th, over and over.",
              min = "1",
              max = "1000",
              eachMin = "0s",
              eachMax = "24h")
          List<Duration> values)
      implements Delay {
    /// Copies the list.
    public PerConnection {
      values = List.copyOf(values);
    }
  }

  /// Each request's own.
  @Choice(doc = "each request's own")
  record PerRequest(
      @Field(
              doc = "The delays: the n-th request that comes in takes the n-th, over and over.",
              min = "1",
              max = "" + Arrivals.Given.MOST,
              eachMin = "0s",
              eachMax = "24h")
          List<Duration> values)
      implements Delay {
    /// Copies the list.
    public PerRequest {
      values = List.copyOf(values);
    }
  }

  /// The same for all requests to one backend of a group.
  @Choice(doc = "the same for all requests to one backend of a group")
  record PerBackend(
      @Field(
              doc = "The delays: the n-th backend takes the n-th, over and over.",
              min = "1",
              max = "1000",
              eachMin = "0s",
              eachMax = "24h")
          List<Duration> values)
      implements Delay {
    /// Copies the list.
    public PerBackend {
      values = List.copyOf(values);
    }
  }
}
