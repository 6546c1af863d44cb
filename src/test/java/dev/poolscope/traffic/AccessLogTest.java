package dev.poolscope.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessLogTest {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;

  @TempDir private Path directory;

  @Test
  void theTimeOfNginxIsInSecondsAndTheInstantTheEnd() throws IOException {
    Traffic traffic =
        read(
                line(1, " \"-\" \"curl/8 (x)\" 0.250"),
                line(1, " \"-\" \"curl/8 (x)\" 0.050"),
                line(3, " \"-\" \"curl/8 (x)\" 1.000"))
            .traffic();

    assertThat(traffic.size()).isEqualTo(3);
    assertThat(traffic.hosts()).containsExactly("server");
    // The first began at 0.75 s, the second, half a second behind it in the log, at 1.45 s.
    assertThat(traffic.arrivalNanos(1)).isEqualTo(700 * MILLI);
    assertThat(traffic.arrivalNanos(2)).isEqualTo(1250 * MILLI);
    assertThat(traffic.heldNanos(0)).isEqualTo(250 * MILLI);
    assertThat(traffic.heldNanos(2)).isEqualTo(SECOND);
  }

  @ParameterizedTest
  @CsvSource({
    "0.005, 5000000",
    "rt=0.005, 5000000",
    "rt=0.009 uct=0.001 urt=0.005, 5000000",
    "rt=\"0.005\", 5000000",
    "\"0.005\", 5000000",
    "5000, 5000000",
    "'urt=\"0.005, 0.001\"', 5000000",
    "0.0000005, 500"
  })
  void timesAreFoundHoweverTheyAreWritten(String written, long nanos) throws IOException {
    assertThat(read(line(1, " \"-\" \"agent\" " + written)).traffic().heldNanos(0))
        .isEqualTo(nanos);
  }

  @Test
  void theCommonFormatNeedsATimeForAll() throws IOException {
    assertThatThrownBy(() -> read(line(1, "")))
        .isInstanceOf(InvalidTrafficException.class)
        .hasMessageContaining("line 1")
        .hasMessageContaining("--took");

    ReadTraffic read = read(Duration.ofMillis(20), line(1, ""), line(2, ""));

    assertThat(read.traffic().heldNanos(1)).isEqualTo(20 * MILLI);
    assertThat(read.traffic().arrivalNanos(1)).isEqualTo(SECOND);
  }

  @Test
  void requestsOfOneSecondAreSpreadOverIt() throws IOException {
    ReadTraffic read =
        read(Duration.ofMillis(1), line(1, ""), line(1, ""), line(1, ""), line(1, ""));

    assertThat(read.traffic().arrivalNanos(3)).isEqualTo(750 * MILLI);
    assertThat(read.notes()).anyMatch(note -> note.contains("whole seconds"));
  }

  @Test
  void linesThatTellNoRequestAreLeftOutAndCounted() throws IOException {
    ReadTraffic read =
        read(
            "", "garbage", line(1, " 0.005"), "10.0.0.1 - - [99/Nov/2026:10:00:00 +0000] \"\" 200");

    assertThat(read.traffic().size()).isEqualTo(1);
    assertThat(read.leftOut()).isEqualTo(2);
    assertThat(read.notes()).anyMatch(note -> note.contains("line 2, has no time such as"));
  }

  @Test
  void zonesCount() throws IOException {
    Traffic traffic =
        read(
                "1.1.1.1 - - [28/Nov/2026:23:30:00 -0130] \"GET / HTTP/1.1\" 200 1 1000",
                "1.1.1.1 - - [29/Nov/2026:02:00:01 +0100] \"GET / HTTP/1.1\" 200 1 1000")
            .traffic();

    assertThat(traffic.arrivalNanos(1)).isEqualTo(SECOND);
  }

  @Test
  void linesOfJson() throws IOException {
    ReadTraffic read =
        read(
            "{\"time_iso8601\":\"2026-11-28T10:00:01+00:00\",\"request_time\":\"0.250\","
                + "\"upstream_addr\":\"10.0.0.7:80\",\"upstream_response_time\":\"0.200, 0.1\"}",
            "{\"msec\":1795860002.500,\"request_time\":0.5,\"other\":{\"x\":[1]}}",
            "{\"msec\":1795860003.500,\"upstream_response_time\":\"-\",\"request_time\":0.1}",
            "{\"msec\":\"x\"}",
            "{");

    Traffic traffic = read.traffic();
    assertThat(traffic.size()).isEqualTo(3);
    assertThat(read.leftOut()).isEqualTo(2);
    assertThat(traffic.hosts()).contains("10.0.0.7:80", "server");
    assertThat(traffic.heldNanos(2)).isEqualTo(100 * MILLI);
  }

  @Test
  void anEmptyFileSaysSo() {
    assertThatThrownBy(() -> read("", " "))
        .isInstanceOf(InvalidTrafficException.class)
        .hasMessageContaining("is empty");
  }

  private static String line(int second, String behind) {
    return "10.0.0.1 - - [28/Nov/2026:10:00:0"
        + second
        + " +0000] \"GET /a?b=\\\"c HTTP/1.1\" 200 12"
        + behind;
  }

  private ReadTraffic read(String... lines) throws IOException {
    return read(null, lines);
  }

  private ReadTraffic read(@Nullable Duration took, String... lines) throws IOException {
    Path file = directory.resolve("access.log");
    Files.writeString(file, String.join("\n", lines) + "\n");
    return TrafficFiles.read(file, took);
  }
}
