package dev.poolscope.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolscope.experiment.Arrivals;
import dev.poolscope.experiment.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShareTest {
  @Property(tries = 200)
  void thePartsTogetherAreTheScheduleOfTheWhole(
      @ForAll("arrivals") Arrivals arrivals, @ForAll @IntRange(min = 1, max = 7) int parts) {
    List<Long> together = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      together.addAll(
          all(ArrivalSchedule.of(ArrivalSchedule.of(arrivals, 5), new Share(i, parts))));
    }

    assertThat(together.stream().sorted().toList()).isEqualTo(all(ArrivalSchedule.of(arrivals, 5)));
  }

  @Property
  void sharesOfANumberAddUpToItAndAreEven(
      @ForAll @IntRange(min = 0, max = 10_000) int whole,
      @ForAll @IntRange(min = 1, max = 100) int parts) {
    List<Integer> shares =
        IntStream.range(0, parts).mapToObj(i -> new Share(i, parts).of(whole)).toList();

    assertThat(shares.stream().mapToInt(Integer::intValue).sum()).isEqualTo(whole);
    assertThat(shares.getFirst() - shares.getLast()).isBetween(0, 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3/3", "0/0", "1", "", "-1/3", "a/b", "0/3/1", "00000/3"})
  void whatIsNoPartSaysSo(String text) {
    assertThatThrownBy(() -> Share.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Provide
  Arbitrary<Arrivals> arrivals() {
    return Arbitraries.of(
        new Arrivals.Once(10),
        new Arrivals.Bursts(4, Duration.ofSeconds(1), 22),
        new Arrivals.Constant(33, 100),
        new Arrivals.Poisson(50, 100),
        new Arrivals.Stages(
            1,
            List.of(
                new Arrivals.Stage(Duration.ofSeconds(3), 20),
                new Arrivals.Stage(Duration.ofSeconds(1), 0))));
  }

  private static List<Long> all(ArrivalSchedule schedule) {
    List<Long> all = new ArrayList<>();
    for (long next = schedule.next(); next != ArrivalSchedule.END; next = schedule.next()) {
      all.add(next);
    }
    return all;
  }
}
