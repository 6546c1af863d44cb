package dev.poolscope.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0s, 0",
    "0ms, 0",
    "-0, 0",
    "1ns, 1",
    "500us, 500000",
    "500µs, 500000",
    "250ms, 250000000",
    "1.5s, 1500000000",
    ".5s, 500000000",
    "2.s, 2000000000",
    "1m30s, 90000000000",
    "1h, 3600000000000",
    "+1s, 1000000000",
    "-1s, -1000000000",
    "-1m30s, -90000000000",
    "0.000000001s, 1",
    "1s1s, 2000000000",
    "9223372036854775807ns, 9223372036854775807",
    "0.5ns0.5ns, 1"
  })
  void readsExactly(String text, long nanos) {
    assertThat(Durations.parse(text)).isEqualTo(Duration.ofNanos(nanos));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "10, 10 has no unit; write 10s for seconds or 10ms for milliseconds",
        "-1.5, -1.5 has no unit; write -1.5s for seconds or -1.5ms for milliseconds",
        "abc, \"abc\" is not a duration",
        "1 s, \"1 s\" is not a duration",
        "10d, \"10d\" is not a duration",
        "1m-30s, \"1m-30s\" is not a duration",
        "1e3s, \"1e3s\" is not a duration",
        "``, \"\" is not a duration",
        "-, \"-\" is not a duration",
        "0.5ns, 0.5ns is finer than a nanosecond",
        "1.0000000001s, 1.0000000001s is finer than a nanosecond",
        "9223372036854775808ns, 9223372036854775808ns is longer than 292 years",
        "-3000000h, -3000000h is longer than 292 years",
        "99999999999999999999h, 99999999999999999999h is longer than 292 years"
      })
  void saysWhatIsWrong(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Durations.parse(text))
        .withMessage(message);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0s",
    "90000000000, 90s",
    "60000000000, 1m",
    "1500000000, 1500ms",
    "3600000000000, 1h",
    "5400000000000, 90m",
    "5401000000000, 5401s",
    "1000000001, 1s1ns",
    "100000000, 100ms",
    "-1000000000, -1s",
    "86400000000000, 24h",
    "3600000000001, 1h1ns",
    "1500, 1500ns",
    "100000000000, 100s",
    "36001000000000, 10h1s"
  })
  void writesTheShortestForm(long nanos, String text) {
    assertThat(Durations.format(Duration.ofNanos(nanos))).isEqualTo(text);
  }

  @Property
  void readsWhatItWrites(@ForAll @LongRange(min = -Long.MAX_VALUE) long nanos) {
    Duration duration = Duration.ofNanos(nanos);
    assertThat(Durations.parse(Durations.format(duration))).isEqualTo(duration);
  }
}
