package dev.poolscope.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HarFileTest {
  private static final long MILLI = 1_000_000;

  @TempDir private Path directory;

  @Test
  void connectionsAreHeldWhileARequestIsSentWaitsAndReceives() throws IOException {
    Traffic traffic =
        read(
                entry(
                    "10:00:00.500",
                    "https://b.test/x",
                    "\"blocked\":5,\"connect\":7,\"send\":1," + "\"wait\":20,\"receive\":-1",
                    ""),
                entry(
                    "10:00:00.000",
                    "http://a.test:8080/",
                    "\"send\":0,\"wait\":3.5,\"receive\":1",
                    "{\"name\":\"Connection\",\"value\":\"Close\"}"))
            .traffic();

    assertThat(traffic.hosts()).containsExactlyInAnyOrder("https://b.test", "http://a.test:8080");
    assertThat(traffic.arrivalNanos(1)).isEqualTo(500 * MILLI);
    assertThat(traffic.heldNanos(0)).isEqualTo(4_500_000);
    assertThat(traffic.heldNanos(1)).isEqualTo(21 * MILLI);
    assertThat(traffic.endsConnection(0)).isTrue();
    assertThat(traffic.endsConnection(1)).isFalse();
  }

  @Test
  void entriesThatTellNoRequestAreLeftOutAndCounted() throws IOException {
    ReadTraffic read =
        read(
            entry("10:00:00.000", "data:x", "\"wait\":1", ""),
            entry("10:00:00.000", "http://a.test/", "\"wait\":1", ""));

    assertThat(read.leftOut()).isEqualTo(1);
    assertThat(read.notes()).anyMatch(note -> note.contains("log.entries[0]"));
  }

  @Test
  void whatIsNoHarFileSaysSo() throws IOException {
    Path file = directory.resolve("x.har");
    Files.writeString(file, "{\"log\":{}}");
    assertThatThrownBy(() -> TrafficFiles.read(file, null))
        .isInstanceOf(InvalidTrafficException.class)
        .hasMessageContaining("log.entries");
    Files.writeString(file, "{\"log\":");
    assertThatThrownBy(() -> TrafficFiles.read(file, null))
        .isInstanceOf(InvalidTrafficException.class)
        .hasMessageContaining("is not JSON");
    assertThatThrownBy(() -> TrafficFiles.read(directory.resolve("none"), null))
        .isInstanceOf(InvalidTrafficException.class)
        .hasMessageContaining("is not there");
  }

  private ReadTraffic read(String... entries) throws IOException {
    Path file = directory.resolve("x.json");
    Files.writeString(
        file,
        "{\n \"log\": {\"version\":\"1.2\",\"entries\":[" + String.join(",", entries) + "]}}");
    return TrafficFiles.read(file, null);
  }

  private static String entry(String time, String url, String timings, String header) {
    return ("{\"startedDateTime\":\"2026-11-28T%sZ\",\"time\":9,\"request\":{\"url\":\"%s\"},"
            + "\"response\":{\"httpVersion\":\"HTTP/1.1\",\"headers\":[%s]},\"timings\":{%s}}")
        .formatted(time, url, header, timings);
  }
}
