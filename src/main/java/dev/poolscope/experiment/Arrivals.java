package dev.poolscope.experiment;

import dev.poolscope.schema.Check;
import dev.poolscope.schema.Choice;
import dev.poolscope.schema.Field;
import dev.poolscope.units.Durations;
import java.time.Duration;
import java.util.List;

/// When requests are due.
public sealed interface Arrivals {
  /// All at the start.
  @Choice(doc = "all at the start of the run")
  record Once(@Field(doc = "How many requests.", min = "1", max = "100000000") int requests)
      implements Arrivals {}

  /// Several at a time, one gap before every burst.
  @Choice(doc = "several at a time, one gap before every burst, the first included")
  record Bursts(
      @Field(doc = "How many requests are due at once.", min = "1", max = "1000000") int size,
      @Field(doc = "The time before each burst.", above = "0s", max = "24h") Duration gap,
      @Field(doc = "How many requests in all.", min = "1", max = "100000000") int requests)
      implements Arrivals {}

  /// At even intervals.
  @Choice(doc = "at even intervals, whatever happened to the requests before")
  record Constant(
      @Field(doc = "Requests per second.", above = "0", max = "1000000") double rate,
      @Field(
              doc = "How many requests in all.",
              def = "0",
              min = "0",
              max = "100000000",
              special = "0 = until the window ends")
          int requests)
      implements Arrivals {}

  /// At random, independently of each other.
  @Choice(doc = "at random and independently of each other, as from many users")
  record Poisson(
      @Field(doc = "Requests per second on average.", above = "0", max = "1000000") double rate,
      @Field(
              doc = "How many requests in all.",
              def = "0",
              min = "0",
              max = "100000000",
              special = "0 = until the window ends")
          int requests)
      implements Arrivals {}

  /// At a rate that moves from stage to stage.
  @Choice(doc = "at a rate that moves linearly from stage to stage")
  record Stages(
      @Field(doc = "Requests per second at the start.", def = "0", min = "0", max = "1000000")
          double startRate,
      @Field(doc = "The stages, one after the other.", min = "1", max = "1000") List<Stage> stages)
      implements Arrivals {
    /// Stages of which at least one sends requests.
    public Stages {
      stages = List.copyOf(stages);
      Check check = new Check();
      check.that(
          startRate > 0 || stages.stream().anyMatch(stage -> stage.rate() > 0),
          "stages",
          "no stage has a rate above 0");
      check.done();
    }
  }

  /// One stage of [Stages].
  record Stage(
      @Field(doc = "How long the stage takes.", above = "0s", max = "24h") Duration duration,
      @Field(
              doc = "Requests per second at its end; the rate moves there from the one before.",
              min = "0",
              max = "1000000")
          double rate) {}

  /// At instants of their own.
  @Choice(doc = "at given instants, such as those of a log")
  record Given(
      @Field(
              doc = "When each request is due, since the start; none before the one before it.",
              min = "1",
              max = "" + Given.MOST,
              eachMin = "0s",
              eachMax = "24h")
          List<Duration> at)
      implements Arrivals {
    /// The most requests.
    public static final int MOST = 20_000;

    /// Instants in order.
    public Given {
      at = List.copyOf(at);
      Check check = new Check();
      for (int i = 1; i < at.size(); i++) {
        Duration before = at.get(i - 1);
        if (at.get(i).compareTo(before) < 0) {
          String text = Durations.format(at.get(i)) + " stands behind " + Durations.format(before);
          check.that(false, "at", text + "; give the instants in their order");
          break;
        }
      }
      check.done();
    }

    /// The most requests that are due within any stretch of a length.
    ///
    /// @param length 0 for those due at the same instant
    public int mostWithin(Duration length) {
      int most = 0;
      int first = 0;
      for (int i = 0; i < at.size(); i++) {
        while (at.get(i).minus(at.get(first)).compareTo(length) > 0) {
          first++;
        }
        most = Math.max(most, i - first + 1);
      }
      return most;
    }
  }

  /// As fast as workers come back.
  @Choice(doc = "by a number of workers, each sending its next request after the last one ended")
  record Closed(
      @Field(doc = "How many workers.", min = "1", max = "100000") int workers,
      @Field(
              doc = "How long a worker waits between two requests.",
              def = "0s",
              min = "0s",
              max = "24h")
          Duration think,
      @Field(
              doc = "How many requests in all.",
              def = "0",
              min = "0",
              max = "100000000",
              special = "0 = until the window ends")
          int requests)
      implements Arrivals {}
}
