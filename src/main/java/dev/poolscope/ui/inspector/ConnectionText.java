package dev.poolscope.ui.inspector;

import dev.poolscope.model.CloseReason;
import dev.poolscope.model.DialCause;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.report.ConnectionColumns;
import dev.poolscope.report.TableColumn;
import dev.poolscope.timeline.TableRow;
import dev.poolscope.ui.fx.NumberText;
import dev.poolscope.ui.inspector.Explanation.Fact;
import dev.poolscope.ui.inspector.Explanation.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What there is to say about a connection.
final class ConnectionText {
  /// What is told in words; a column that is added later is told under its own name.
  private static final Set<TableColumn<?>> TOLD =
      Set.of(
          ConnectionColumns.CONNECTION,
          ConnectionColumns.HOST,
          ConnectionColumns.LOCAL_PORT,
          ConnectionColumns.REMOTE,
          ConnectionColumns.PROTOCOL,
          ConnectionColumns.TLS,
          ConnectionColumns.DIAL_START,
          ConnectionColumns.OPENED,
          ConnectionColumns.CLOSED,
          ConnectionColumns.CLOSE_REASON,
          ConnectionColumns.CLOSED_BY,
          ConnectionColumns.REQUESTS,
          ConnectionColumns.BYTES_OUT,
          ConnectionColumns.BYTES_IN,
          ConnectionColumns.ACTIVE,
          ConnectionColumns.IDLE,
          ConnectionColumns.LONGEST_IDLE,
          ConnectionColumns.NEVER_USED,
          ConnectionColumns.EVICTED_BY,
          ConnectionColumns.INSTANCE);

  private static final int MAX_LINKS = 12;

  private ConnectionText() {}

  /// The connection of a row.
  ///
  /// @param trail its events
  /// @param whenDialed the settings when it was dialed
  /// @param whenClosed the settings when it was closed, or now
  static Explanation of(TableRow row, Trail trail, InForce whenDialed, InForce whenClosed) {
    List<Long> users =
        trail.of(PoolEvent.ConnectionAcquired.class).stream()
            .map(Trail.Step::request)
            .distinct()
            .toList();
    List<Link> links = new ArrayList<>();
    if (row.has(ConnectionColumns.EVICTED_BY)) {
      links.add(Link.connection(row.number(ConnectionColumns.EVICTED_BY)));
    }
    users.stream().limit(MAX_LINKS).map(Link::request).forEach(links::add);
    return new Explanation(
        "Connection " + row.number(ConnectionColumns.CONNECTION),
        row.text(ConnectionColumns.HOST),
        place(row),
        headline(row, trail, whenClosed),
        sentences(row, trail, whenDialed, users),
        facts(row),
        links);
  }

  /// Why a connection was closed, with the limits of the time and what it had served.
  ///
  /// @param by `client` or `server`
  static String closed(CloseReason reason, String by, InForce settings, long requests) {
    return "closed by the %s: %s; %s"
        .formatted(by, LimitValues.in(reason.sentence(), settings), served(requests));
  }

  /// Why a connection was dialed, with the limits of the time.
  static String dialed(DialCause cause, InForce settings) {
    boolean alone = settings.transport().perRequest() && cause == DialCause.NO_IDLE_CONNECTION;
    return "dialed because "
        + (alone
            ? "its request had a pool of its own, in which no connection could be"
            : LimitValues.in(cause.sentence(), settings));
  }

  private static String headline(TableRow row, Trail trail, InForce settings) {
    if (row.has(ConnectionColumns.CLOSED)) {
      CloseReason reason = CloseReason.valueOf(row.text(ConnectionColumns.CLOSE_REASON));
      return capital(
          closed(
                  reason,
                  row.text(ConnectionColumns.CLOSED_BY),
                  settings,
                  row.number(ConnectionColumns.REQUESTS))
              + ".");
    }
    if (row.has(ConnectionColumns.OPENED)) {
      return capital("open; " + served(row.number(ConnectionColumns.REQUESTS)) + " so far.");
    }
    List<Trail.Step> failed = trail.of(PoolEvent.DialFailed.class);
    return failed.isEmpty()
        ? "Being dialed."
        : "Never opened: "
            + LimitValues.in(FailureKind.valueOf(failed.getFirst().reason()).sentence(), settings)
            + ".";
  }

  private static List<String> sentences(
      TableRow row, Trail trail, InForce settings, List<Long> users) {
    List<String> sentences = new ArrayList<>();
    for (Trail.Step dial : trail.of(PoolEvent.DialStarted.class)) {
      String owner = dial.request() == 0 ? "" : ", for request " + dial.request();
      sentences.add(capital(dialed(DialCause.valueOf(dial.reason()), settings)) + owner + ".");
    }
    if (row.isSet(ConnectionColumns.NEVER_USED)) {
      sentences.add("No request has ever used it: whoever it was dialed for took another one.");
    } else if (!users.isEmpty()) {
      sentences.add(used(users));
    }
    if (row.has(ConnectionColumns.EVICTED_BY)) {
      sentences.add(
          "Connection %s became idle and took its place."
              .formatted(row.number(ConnectionColumns.EVICTED_BY)));
    }
    for (Trail.Step gone : trail.of(PoolEvent.PeerClosed.class)) {
      sentences.add(peerClosed(row, gone));
    }
    return sentences;
  }

  private static String used(List<Long> users) {
    return users.size() == 1
        ? "Request " + users.getFirst() + " used it."
        : "%s used it one after the other, the first was %s, the last %s."
            .formatted(
                NumberText.count(users.size(), "request", "requests"),
                users.getFirst(),
                users.getLast());
  }

  private static String peerClosed(TableRow row, Trail.Step gone) {
    String at = "The server had closed its side at " + NumberText.millis(gone.tNanos()) + " ms";
    return row.has(ConnectionColumns.CLOSED)
        ? at
            + ", "
            + NumberText.millis(row.number(ConnectionColumns.CLOSED) - gone.tNanos())
            + " ms before the client did."
        : at + ", and the client has not closed yet.";
  }

  private static List<Fact> facts(TableRow row) {
    List<Fact> facts = new ArrayList<>();
    Fact.addInstant(facts, "Dial began", row, ConnectionColumns.DIAL_START);
    if (row.has(ConnectionColumns.OPENED)) {
      facts.add(
          new Fact(
              "Opened",
              NumberText.millis(row.number(ConnectionColumns.OPENED))
                  + " ms (dial "
                  + NumberText.millis(
                      row.between(ConnectionColumns.DIAL_START, ConnectionColumns.OPENED))
                  + " ms)"));
    }
    Fact.addInstant(facts, "Closed", row, ConnectionColumns.CLOSED);
    facts.add(new Fact("Requests", NumberText.whole(row.number(ConnectionColumns.REQUESTS))));
    Fact.addInstant(facts, "Active", row, ConnectionColumns.ACTIVE);
    facts.add(
        new Fact(
            "Idle",
            "%s ms, longest %s ms"
                .formatted(
                    NumberText.millis(row.number(ConnectionColumns.IDLE)),
                    NumberText.millis(row.number(ConnectionColumns.LONGEST_IDLE)))));
    if (row.has(ConnectionColumns.BYTES_OUT)) {
      facts.add(
          new Fact(
              "Bytes",
              "%s out, %s in"
                  .formatted(
                      NumberText.whole(row.number(ConnectionColumns.BYTES_OUT)),
                      NumberText.whole(row.number(ConnectionColumns.BYTES_IN)))));
    }
    String closedBy = row.text(ConnectionColumns.CLOSED_BY);
    if (!closedBy.isEmpty()) {
      facts.add(new Fact("Ended first by", closedBy));
    }
    Fact.addOthers(facts, row, TOLD);
    return facts;
  }

  private static String place(TableRow row) {
    if (!row.has(ConnectionColumns.LOCAL_PORT) || row.text(ConnectionColumns.REMOTE).isEmpty()) {
      return "";
    }
    String protocol = row.text(ConnectionColumns.PROTOCOL);
    return "local port %s to %s%s%s"
        .formatted(
            row.number(ConnectionColumns.LOCAL_PORT),
            row.text(ConnectionColumns.REMOTE),
            protocol.isEmpty() ? "" : ", " + protocol,
            row.isSet(ConnectionColumns.TLS) ? ", TLS" : "");
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
