package dev.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What must hold between the files of any run, however it ended.
final class RunFiles {
  private static final List<String> TOTALS =
      List.of(
          "opened_total",
          "closed_total",
          "reused_total",
          "requests_ok_total",
          "requests_failed_total");

  private RunFiles() {}

  static void check(Path run) throws IOException {
    Table summary = Table.read(run, "summary.csv");
    Table connections = Table.read(run, "connections.csv");
    Table requests = Table.read(run, "requests.csv");
    Table events = Table.read(run, "events.csv");
    Table samples = Table.read(run, "samples.csv");
    checkEvents(events);
    checkRequests(requests);
    checkPicks(Table.read(run, "picks.csv"), requests, events);
    for (NamedCsvRecord host : summary.rows()) {
      String name = host.getField("host_label");
      checkSums(summary, host);
      checkConnections(host, connections.of(name), events.of(name));
      checkSamples(host, samples.of(name));
      assertThat(requests.of(name).size()).isEqualTo(count(events.of(name), "REQUEST_ISSUED"));
    }
  }

  static void assertSame(Path run, Path other) throws IOException {
    for (String file :
        List.of(
            "summary.csv",
            "samples.csv",
            "connections.csv",
            "requests.csv",
            "events.csv",
            "picks.csv",
            "summary.json")) {
      assertThat(other.resolve(file)).hasSameBinaryContentAs(run.resolve(file));
    }
  }

  private static void checkEvents(Table events) {
    long next = 0;
    long last = 0;
    for (NamedCsvRecord row : events.rows()) {
      assertThat(Table.number(row, "seq")).isEqualTo(next++);
      assertThat(Table.number(row, "t_ns")).isGreaterThanOrEqualTo(last);
      last = Table.number(row, "t_ns");
    }
  }

  private static void checkRequests(Table requests) {
    Set<String> seen = new HashSet<>();
    for (NamedCsvRecord row : requests.rows()) {
      assertThat(seen.add(row.getField("request"))).isTrue();
      long previous = Table.number(row, "intended_ns");
      for (String time : List.of("start_ns", "acquired_ns", "end_ns")) {
        if (Table.has(row, time)) {
          assertThat(Table.number(row, time)).isGreaterThanOrEqualTo(previous);
          previous = Table.number(row, time);
        }
      }
    }
  }

  /// Every pick is the one of its request, and in the order of the events.
  private static void checkPicks(Table picks, Table requests, Table events) {
    Map<String, String> hosts =
        requests.rows().stream()
            .collect(Collectors.toMap(row -> row.getField("request"), row -> row.getField("host")));
    List<NamedCsvRecord> picked =
        events.rows().stream().filter(row -> row.getField("event").equals("PICKED")).toList();
    assertThat(picks.rows()).hasSameSizeAs(picked);
    for (int i = 0; i < picked.size(); i++) {
      NamedCsvRecord row = picks.rows().get(i);
      assertThat(Table.number(row, "pick")).isEqualTo(i + 1);
      assertThat(row.getField("t_ns")).isEqualTo(picked.get(i).getField("t_ns"));
      assertThat(row.getField("host"))
          .isEqualTo(picked.get(i).getField("host"))
          .isEqualTo(hosts.get(row.getField("request")));
      assertThat(row.getField("candidates").split(" ")).contains(row.getField("host"));
      if (Table.has(row, "ties")) {
        assertThat(row.getField("ties").split(" ")).contains(row.getField("host"));
      }
    }
  }

  private static void checkSums(Table summary, NamedCsvRecord host) {
    long closed = 0;
    long failed = 0;
    for (String column : summary.header().split(",")) {
      closed += column.startsWith("closed_") ? Table.number(host, column) : 0;
      failed += column.startsWith("failed_") ? Table.number(host, column) : 0;
    }
    assertThat(closed).isEqualTo(Table.number(host, "connections_closed"));
    assertThat(failed).isEqualTo(Table.number(host, "requests_failed"));
    assertThat(Table.number(host, "requests_issued"))
        .isEqualTo(
            Table.number(host, "requests_ok")
                + Table.number(host, "requests_failed")
                + Table.number(host, "requests_unfinished"));
    assertThat(Table.number(host, "open_at_end"))
        .isEqualTo(
            Table.number(host, "connections_opened") - Table.number(host, "connections_closed"))
        .isEqualTo(Table.number(host, "in_use_at_end") + Table.number(host, "idle_at_end"));
  }

  private static void checkConnections(
      NamedCsvRecord host, List<NamedCsvRecord> connections, List<NamedCsvRecord> events) {
    long opened = connections.stream().filter(row -> Table.has(row, "opened_ns")).count();
    long closed = connections.stream().filter(row -> Table.has(row, "closed_ns")).count();
    assertThat(opened)
        .isEqualTo(count(events, "CONNECTION_OPENED"))
        .isEqualTo(
            Table.number(host, "connections_opened") + Table.number(host, "after_window_opened"));
    assertThat(closed)
        .isEqualTo(count(events, "CONNECTION_CLOSED"))
        .isEqualTo(
            Table.number(host, "connections_closed") + Table.number(host, "after_window_closed"));
    assertThat(connections.size()).isEqualTo(count(events, "DIAL_STARTED"));
    if (Table.has(host, "server_accepted")) {
      // The server may have accepted what the client gave up while it was still dialing.
      assertThat(Table.number(host, "server_accepted"))
          .isBetween(opened, opened + count(events, "DIAL_FAILED"));
    }
    for (NamedCsvRecord row : connections) {
      if (Table.has(row, "closed_ns")) {
        assertThat(Table.number(row, "active_ns") + Table.number(row, "idle_ns"))
            .isEqualTo(Table.number(row, "closed_ns") - Table.number(row, "opened_ns"));
      }
    }
  }

  private static void checkSamples(NamedCsvRecord host, List<NamedCsvRecord> samples) {
    NamedCsvRecord previous = null;
    for (NamedCsvRecord row : samples) {
      assertThat(Table.number(row, "opened_total") - Table.number(row, "closed_total"))
          .isEqualTo(Table.number(row, "active") + Table.number(row, "idle"));
      if (previous != null) {
        assertThat(Table.number(row, "t_ns") - Table.number(previous, "t_ns"))
            .isEqualTo(20_000_000);
        for (String total : TOTALS) {
          assertThat(Table.number(row, total))
              .isGreaterThanOrEqualTo(Table.number(previous, total));
        }
      }
      previous = row;
    }
    if (previous != null) {
      assertThat(Table.number(previous, "opened_total"))
          .isLessThanOrEqualTo(Table.number(host, "connections_opened"));
      assertThat(Table.number(previous, "requests_ok_total"))
          .isLessThanOrEqualTo(Table.number(host, "requests_ok"));
    }
    assertThat(Table.number(host, "samples")).isEqualTo(samples.size());
  }

  private static long count(List<NamedCsvRecord> events, String type) {
    return events.stream().filter(row -> row.getField("event").equals(type)).count();
  }
}
