package dev.poolscope.ui.inspector;

import dev.poolscope.config.Transport;
import dev.poolscope.model.CloseReason;
import dev.poolscope.model.DialCause;
import dev.poolscope.model.FailureKind;
import dev.poolscope.ui.fx.NumberText;
import dev.poolscope.ui.inspector.Explanation.Fact;
import dev.poolscope.ui.inspector.Explanation.Link;
import java.util.ArrayList;
import java.util.List;

/// What there is to say about a connection.
final class ConnectionText {
  private static final int MAX_LINKS = 12;

  private ConnectionText() {}

  /// The connection of a row.
  ///
  /// @param trail its events
  /// @param whenDialed the settings when it was dialed
  /// @param whenClosed the settings when it was closed, or now
  static Explanation of(Cells row, Trail trail, Transport whenDialed, Transport whenClosed) {
    List<Long> users =
        trail.of("CONNECTION_ACQUIRED").stream().map(Trail.Step::request).distinct().toList();
    List<Link> links = new ArrayList<>();
    users.stream().limit(MAX_LINKS).map(Link::request).forEach(links::add);
    return new Explanation(
        "Connection " + row.number("connection"),
        row.text("host"),
        place(row),
        headline(row, trail, whenClosed),
        sentences(row, trail, whenDialed, users),
        facts(row),
        links);
  }

  /// Why a connection was closed, with the limits of the time and what it had served.
  ///
  /// @param by `client` or `server`
  static String closed(CloseReason reason, String by, Transport transport, long requests) {
    return "closed by the "
        + by
        + ": "
        + LimitValues.in(reason.sentence(), transport)
        + "; "
        + served(requests);
  }

  /// Why a connection was dialed, with the limits of the time.
  static String dialed(DialCause cause, Transport transport) {
    return "dialed because " + LimitValues.in(cause.sentence(), transport);
  }

  private static String headline(Cells row, Trail trail, Transport transport) {
    if (row.has("closed_ns")) {
      CloseReason reason = CloseReason.valueOf(row.text("close_reason"));
      return capital(
          closed(reason, row.text("closed_by"), transport, row.number("requests")) + ".");
    }
    if (row.has("opened_ns")) {
      return capital("open; " + served(row.number("requests")) + " so far.");
    }
    List<Trail.Step> failed = trail.of("DIAL_FAILED");
    return failed.isEmpty()
        ? "Being dialed."
        : "Never opened: "
            + LimitValues.in(FailureKind.valueOf(failed.getFirst().reason()).sentence(), transport)
            + ".";
  }

  private static List<String> sentences(
      Cells row, Trail trail, Transport transport, List<Long> users) {
    List<String> sentences = new ArrayList<>();
    for (Trail.Step dial : trail.of("DIAL_STARTED")) {
      String owner = dial.request() == 0 ? "" : ", for request " + dial.request();
      sentences.add(capital(dialed(DialCause.valueOf(dial.reason()), transport)) + owner + ".");
    }
    if (row.isSet("never_used")) {
      sentences.add("No request has ever used it: whoever it was dialed for took another one.");
    } else if (!users.isEmpty()) {
      sentences.add(used(users));
    }
    for (Trail.Step gone : trail.of("PEER_CLOSED")) {
      sentences.add(peerClosed(row, gone));
    }
    return sentences;
  }

  private static String used(List<Long> users) {
    return users.size() == 1
        ? "Request " + users.getFirst() + " used it."
        : NumberText.count(users.size(), "request", "requests")
            + " used it one after the other, the first was "
            + users.getFirst()
            + ", the last "
            + users.getLast()
            + ".";
  }

  private static String peerClosed(Cells row, Trail.Step gone) {
    String at = "The server had closed its side at " + NumberText.millis(gone.tNanos()) + " ms";
    return row.has("closed_ns")
        ? at
            + ", "
            + NumberText.millis(row.number("closed_ns") - gone.tNanos())
            + " ms before the client did."
        : at + ", and the client has not closed yet.";
  }

  private static List<Fact> facts(Cells row) {
    List<Fact> facts = new ArrayList<>();
    row.instant(facts, "Dial began", "dial_start_ns");
    if (row.has("opened_ns")) {
      facts.add(
          new Fact(
              "Opened",
              NumberText.millis(row.number("opened_ns"))
                  + " ms (dial "
                  + NumberText.millis(row.between("dial_start_ns", "opened_ns"))
                  + " ms)"));
    }
    row.instant(facts, "Closed", "closed_ns");
    facts.add(new Fact("Requests", NumberText.whole(row.number("requests"))));
    row.instant(facts, "Active", "active_ns");
    facts.add(
        new Fact(
            "Idle",
            NumberText.millis(row.number("idle_ns"))
                + " ms, longest "
                + NumberText.millis(row.number("longest_idle_ns"))
                + " ms"));
    if (row.has("bytes_out")) {
      facts.add(
          new Fact(
              "Bytes",
              NumberText.whole(row.number("bytes_out"))
                  + " out, "
                  + NumberText.whole(row.number("bytes_in"))
                  + " in"));
    }
    String closedBy = row.text("closed_by");
    if (!closedBy.isEmpty()) {
      facts.add(new Fact("Ended first by", closedBy));
    }
    return facts;
  }

  private static String place(Cells row) {
    if (!row.has("local_port") || row.text("remote").isEmpty()) {
      return "";
    }
    String protocol = row.text("protocol");
    return "local port "
        + row.number("local_port")
        + " to "
        + row.text("remote")
        + (protocol.isEmpty() ? "" : ", " + protocol)
        + (row.isSet("tls") ? ", TLS" : "");
  }

  private static String served(long requests) {
    return requests == 0
        ? "it had served no request"
        : "it had served " + NumberText.count(requests, "request", "requests");
  }

  static String capital(String sentence) {
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }
}
