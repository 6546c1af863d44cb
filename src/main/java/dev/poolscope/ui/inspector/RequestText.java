package dev.poolscope.ui.inspector;

import dev.poolscope.config.Rules;
import dev.poolscope.config.Transport;
import dev.poolscope.model.FailureKind;
import dev.poolscope.ui.fx.NumberText;
import dev.poolscope.ui.inspector.Explanation.Fact;
import dev.poolscope.ui.inspector.Explanation.Link;
import java.util.ArrayList;
import java.util.List;

/// What there is to say about a request.
final class RequestText {
  /// Shorter waits are no waits, only the time that asking takes.
  private static final long NOTICEABLE_NANOS = 200_000;

  private RequestText() {}

  /// The request of a row.
  ///
  /// @param trail its events
  /// @param transport the settings when it began
  static Explanation of(Cells row, Trail trail, Transport transport) {
    List<Link> links = new ArrayList<>();
    trail.steps().stream()
        .map(Trail.Step::connection)
        .filter(connection -> connection != 0)
        .distinct()
        .map(Link::connection)
        .forEach(links::add);
    return new Explanation(
        "Request " + row.number("request"),
        row.text("host"),
        "",
        headline(row, transport),
        sentences(row, trail, transport),
        facts(row),
        links);
  }

  /// How a request failed, with the limits of the time.
  static String failed(FailureKind kind, Transport transport) {
    return "failed: " + LimitValues.in(kind.sentence(), transport);
  }

  private static String headline(Cells row, Transport transport) {
    if (!row.has("end_ns")) {
      return row.has("acquired_ns")
          ? "Still running, on connection " + row.number("connection") + "."
          : "Still waiting for a connection.";
    }
    String took = " after " + NumberText.millis(row.between("start_ns", "end_ns")) + " ms";
    String failure = row.text("failure");
    if (failure.isEmpty()) {
      return "Completed with status " + row.number("status") + took + ".";
    }
    String status = row.number("status") == 0 ? "" : " (status " + row.number("status") + ")";
    return ConnectionText.capital(failed(FailureKind.valueOf(failure), transport))
        + status
        + took
        + ".";
  }

  private static List<String> sentences(Cells row, Trail trail, Transport transport) {
    List<String> sentences = new ArrayList<>();
    long late = row.between("intended_ns", "start_ns");
    if (late >= NOTICEABLE_NANOS) {
      sentences.add("It began " + NumberText.millis(late) + " ms later than it was due.");
    }
    for (Trail.Step retry : trail.of("REQUEST_RETRIED")) {
      sentences.add(retried(retry, transport));
    }
    if (row.has("acquired_ns")) {
      sentences.add(waited(row, trail, transport));
    } else if (row.has("end_ns")) {
      sentences.add("It never had a connection.");
    }
    return sentences;
  }

  private static String retried(Trail.Step retry, Transport transport) {
    return "An attempt on connection "
        + retry.connection()
        + " failed and was repeated: "
        + LimitValues.in(FailureKind.valueOf(retry.reason()).sentence(), transport)
        + ".";
  }

  private static String waited(Cells row, Trail trail, Transport transport) {
    long connection = row.number("connection");
    List<Trail.Step> dials = trail.of("DIAL_STARTED");
    String wait = NumberText.millis(row.between("start_ns", "acquired_ns")) + " ms";
    boolean dialedIt = dials.stream().anyMatch(dial -> dial.connection() == connection);
    if (dialedIt) {
      return "It waited " + wait + " until connection " + connection + " was dialed for it.";
    }
    if (!dials.isEmpty()) {
      return "It waited "
          + wait
          + " and took connection "
          + connection
          + ", which was ready before connection "
          + dials.getLast().connection()
          + " that was dialed for it.";
    }
    if (row.between("start_ns", "acquired_ns") < NOTICEABLE_NANOS) {
      return "It took connection " + connection + ", which was idle, at once.";
    }
    return "It waited " + wait + " for connection " + connection + room(transport) + ".";
  }

  /// What kept a request from dialing a connection of its own.
  private static String room(Transport transport) {
    if (transport.rules() == Rules.OKHTTP) {
      return "; the dispatcher runs at most "
          + transport.maxRequests()
          + " requests at a time, and "
          + transport.maxRequestsPerHost()
          + " for each host";
    }
    return transport.maxConnsPerHost() > 0
        ? "; MaxConnsPerHost is " + transport.maxConnsPerHost() + " and left no room to dial"
        : "";
  }

  private static List<Fact> facts(Cells row) {
    List<Fact> facts = new ArrayList<>();
    row.instant(facts, "Due", "intended_ns");
    row.instant(facts, "Began", "start_ns");
    row.instant(facts, "Got a connection", "acquired_ns");
    row.instant(facts, "Was sent", "sent_ns");
    row.instant(facts, "First byte", "first_byte_ns");
    row.instant(facts, "Ended", "end_ns");
    if (row.has("end_ns")) {
      facts.add(
          new Fact(
              "Response time",
              NumberText.millis(row.between("intended_ns", "end_ns")) + " ms since it was due"));
    }
    facts.add(new Fact("Body", NumberText.count(row.number("bytes_in"), "byte", "bytes")));
    facts.add(new Fact("Attempts", NumberText.whole(row.number("attempts"))));
    facts.add(new Fact("On a used connection", row.isSet("reused") ? "yes" : "no"));
    if (!row.text("client").isEmpty()) {
      facts.add(new Fact("Client", row.text("client")));
    }
    return facts;
  }
}
