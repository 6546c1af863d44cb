package dev.poolscope.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteCountsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "10, 10",
    "10B, 10",
    "64KiB, 65536",
    "100MiB, 104857600",
    "100MB, 100000000",
    "1kB, 1000",
    "1KB, 1000",
    "1.5KiB, 1536",
    "2GiB, 2147483648",
    "-1, -1"
  })
  void readsUnits(String text, long bytes) {
    assertThat(ByteCounts.parse(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "10 KiB, \"10 KiB\" is not a number of bytes",
        "10kib, \"10kib\" is not a number of bytes",
        "``, \"\" is not a number of bytes",
        "1.5, 1.5 is not a whole number of bytes",
        "9223372036854775808, 9223372036854775808 is too large"
      })
  void saysWhatIsWrong(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ByteCounts.parse(text))
        .withMessage(message);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "10, 10", "1024, 1KiB", "1536, 1536", "104857600, 100MiB"})
  void writesTheLargestUnitThatDivides(long bytes, String text) {
    assertThat(ByteCounts.format(bytes)).isEqualTo(text);
  }

  @Property
  void readsWhatItWrites(@ForAll long bytes) {
    if (bytes > Long.MIN_VALUE) {
      assertThat(ByteCounts.parse(ByteCounts.format(bytes))).isEqualTo(bytes);
    }
  }
}
