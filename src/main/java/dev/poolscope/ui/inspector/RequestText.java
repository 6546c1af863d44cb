package dev.poolscope.ui.inspector;

import dev.poolscope.experiment.Rules;
import dev.poolscope.experiment.Transport;
import dev.poolscope.model.FailureKind;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.report.RequestColumns;
import dev.poolscope.report.TableColumn;
import dev.poolscope.timeline.TableRow;
import dev.poolscope.ui.fx.NumberText;
import dev.poolscope.ui.inspector.Explanation.Fact;
import dev.poolscope.ui.inspector.Explanation.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What there is to say about a request.
final class RequestText {
  /// What is told in words; a column that is added later is told under its own name.
  private static final Set<TableColumn<?>> TOLD =
      Set.of(
          RequestColumns.REQUEST,
          RequestColumns.HOST,
          RequestColumns.INTENDED,
          RequestColumns.START,
          RequestColumns.ACQUIRED,
          RequestColumns.SENT,
          RequestColumns.FIRST_BYTE,
          RequestColumns.END,
          RequestColumns.CONNECTION,
          RequestColumns.REUSED,
          RequestColumns.ATTEMPTS,
          RequestColumns.RETRIES,
          RequestColumns.STATUS,
          RequestColumns.FAILURE,
          RequestColumns.BYTES_IN,
          RequestColumns.CLIENT,
          RequestColumns.INSTANCE);

  /// Shorter waits are no waits, only the time that asking takes.
  private static final long NOTICEABLE_NANOS = 200_000;

  private RequestText() {}

  /// The request of a row.
  ///
  /// @param trail its events
  /// @param settings the settings when it began
  static Explanation of(TableRow row, Trail trail, InForce settings) {
    List<Link> links = new ArrayList<>();
    trail.steps().stream()
        .map(Trail.Step::connection)
        .filter(connection -> connection != 0)
        .distinct()
        .map(Link::connection)
        .forEach(links::add);
    return new Explanation(
        "Request " + row.number(RequestColumns.REQUEST),
        row.text(RequestColumns.HOST),
        "",
        headline(row, settings),
        sentences(row, trail, settings),
        facts(row),
        links);
  }

  /// How a request failed, with the limits of the time.
  static String failed(FailureKind kind, InForce settings) {
    return "failed: " + LimitValues.in(kind.sentence(), settings);
  }

  private static String headline(TableRow row, InForce settings) {
    if (!row.has(RequestColumns.END)) {
      return row.has(RequestColumns.ACQUIRED)
          ? "Still running, on connection " + row.number(RequestColumns.CONNECTION) + "."
          : "Still waiting for a connection.";
    }
    String took =
        " after "
            + NumberText.millis(row.between(RequestColumns.START, RequestColumns.END))
            + " ms";
    String failure = row.text(RequestColumns.FAILURE);
    if (failure.isEmpty()) {
      return "Completed with status " + row.number(RequestColumns.STATUS) + took + ".";
    }
    String status =
        row.number(RequestColumns.STATUS) == 0
            ? ""
            : " (status " + row.number(RequestColumns.STATUS) + ")";
    return "%s%s%s."
        .formatted(
            ConnectionText.capital(failed(FailureKind.valueOf(failure), settings)), status, took);
  }

  private static List<String> sentences(TableRow row, Trail trail, InForce settings) {
    List<String> sentences = new ArrayList<>();
    long late = row.between(RequestColumns.INTENDED, RequestColumns.START);
    if (late >= NOTICEABLE_NANOS) {
      sentences.add("It began " + NumberText.millis(late) + " ms later than it was due.");
    }
    for (Trail.Step retry : trail.of(PoolEvent.RequestRetried.class)) {
      sentences.add(retried(retry, settings));
    }
    if (row.has(RequestColumns.ACQUIRED)) {
      sentences.add(waited(row, trail, settings));
    } else if (row.has(RequestColumns.END)) {
      sentences.add("It never had a connection.");
    }
    return sentences;
  }

  private static String retried(Trail.Step retry, InForce settings) {
    return "An attempt on connection %s failed and was repeated: %s."
        .formatted(
            retry.connection(),
            LimitValues.in(FailureKind.valueOf(retry.reason()).sentence(), settings));
  }

  private static String waited(TableRow row, Trail trail, InForce settings) {
    long connection = row.number(RequestColumns.CONNECTION);
    List<Trail.Step> dials = trail.of(PoolEvent.DialStarted.class);
    String wait =
        NumberText.millis(row.between(RequestColumns.START, RequestColumns.ACQUIRED)) + " ms";
    boolean dialedIt = dials.stream().anyMatch(dial -> dial.connection() == connection);
    if (dialedIt) {
      return "It waited " + wait + " until connection " + connection + " was dialed for it.";
    }
    if (!dials.isEmpty()) {
      return ("It waited %s and took connection %s, which was ready before connection %s"
              + " that was dialed for it.")
          .formatted(wait, connection, dials.getLast().connection());
    }
    if (row.between(RequestColumns.START, RequestColumns.ACQUIRED) < NOTICEABLE_NANOS) {
      return "It took connection " + connection + ", which was idle, at once.";
    }
    return "It waited " + wait + " for connection " + connection + room(settings.transport()) + ".";
  }

  /// What kept a request from dialing a connection of its own.
  private static String room(Transport transport) {
    if (transport.rules() == Rules.OKHTTP) {
      return "; the dispatcher runs at most %s requests at a time, and %s for each host"
          .formatted(transport.maxRequests(), transport.maxRequestsPerHost());
    }
    return transport.maxConnsPerHost() > 0
        ? "; MaxConnsPerHost is " + transport.maxConnsPerHost() + " and left no room to dial"
        : "";
  }

  private static List<Fact> facts(TableRow row) {
    List<Fact> facts = new ArrayList<>();
    Fact.addInstant(facts, "Due", row, RequestColumns.INTENDED);
    Fact.addInstant(facts, "Began", row, RequestColumns.START);
    Fact.addInstant(facts, "Got a connection", row, RequestColumns.ACQUIRED);
    Fact.addInstant(facts, "Was sent", row, RequestColumns.SENT);
    Fact.addInstant(facts, "First byte", row, RequestColumns.FIRST_BYTE);
    Fact.addInstant(facts, "Ended", row, RequestColumns.END);
    if (row.has(RequestColumns.END)) {
      facts.add(
          new Fact(
              "Response time",
              NumberText.millis(row.between(RequestColumns.INTENDED, RequestColumns.END))
                  + " ms since it was due"));
    }
    facts.add(
        new Fact("Body", NumberText.count(row.number(RequestColumns.BYTES_IN), "byte", "bytes")));
    facts.add(new Fact("Attempts", NumberText.whole(row.number(RequestColumns.ATTEMPTS))));
    facts.add(new Fact("On a used connection", row.isSet(RequestColumns.REUSED) ? "yes" : "no"));
    if (!row.text(RequestColumns.CLIENT).isEmpty()) {
      facts.add(new Fact("Client", row.text(RequestColumns.CLIENT)));
    }
    Fact.addOthers(facts, row, TOLD);
    return facts;
  }
}
