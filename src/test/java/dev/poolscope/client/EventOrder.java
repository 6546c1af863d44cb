package dev.poolscope.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The order and uniqueness of the events of every connection and request, as one letter each: a
/// life must match a pattern.
///
/// Connection: `d` dial started, `x` dial failed, `o` opened, `t` TLS started, `T` TLS ended, `p`
/// protocol chosen (again where a response comes in another version), `a` acquired, `r` released,
/// `e` peer's end seen, `c` closed.
///
/// Request: `i` issued, `a` acquired, `s` sent, `f` first byte, `r` released, `R` retried, `E`
/// ended well, `F` failed.
final class EventOrder {
  private static final String CONNECTION = "dx|do[are]*(t[are]*T?)?p?[arep]*cr*";
  private static final String ENDED_WELL = "i(a[sfr]*Rr?)*(asfrE|asfEr?)";

  /// A deadline releases the connection whatever the request's own thread is about to tell.
  private static final String FAILED = "i(a[sfr]*Rr?)*(a[sfr]*)?Fr?";

  private EventOrder() {}

  static void check(List<TraceEntry> entries) {
    Map<Long, StringBuilder> connections = new HashMap<>();
    Map<Long, StringBuilder> requests = new HashMap<>();
    for (TraceEntry entry : entries) {
      PoolEvent event = entry.event();
      char ofConnection = letterOfConnection(event);
      char ofRequest = letterOfRequest(event);
      if (ofConnection != ' ') {
        connections
            .computeIfAbsent(event.connection(), _ -> new StringBuilder())
            .append(ofConnection);
      }
      if (ofRequest != ' ') {
        requests.computeIfAbsent(event.request(), _ -> new StringBuilder()).append(ofRequest);
      }
    }
    connections.forEach(
        (id, life) -> {
          assertThat(life.toString()).as("connection %d", id).matches(CONNECTION);
          assertThat(life.chars().filter(c -> c == 'e').count())
              .as("connection %d: ends of the peer in %s", id, life)
              .isLessThanOrEqualTo(1);
        });
    requests.forEach(
        (id, life) -> {
          String pattern = life.indexOf("E") >= 0 ? ENDED_WELL : FAILED;
          assertThat(life.toString())
              .as("request %d", id)
              .matches(pattern)
              .doesNotContainPattern("([sfr])[^aRF]*\\1");
        });
  }

  private static char letterOfConnection(PoolEvent event) {
    return switch (event) {
      case PoolEvent.DialStarted _ -> 'd';
      case PoolEvent.DialFailed _ -> 'x';
      case PoolEvent.ConnectionOpened _ -> 'o';
      case PoolEvent.TlsStarted _ -> 't';
      case PoolEvent.TlsEnded _ -> 'T';
      case PoolEvent.ProtocolChosen _ -> 'p';
      case PoolEvent.ConnectionAcquired _ -> 'a';
      case PoolEvent.ConnectionReleased _ -> 'r';
      case PoolEvent.PeerClosed _ -> 'e';
      case PoolEvent.ConnectionClosed _ -> 'c';
      default -> ' ';
    };
  }

  private static char letterOfRequest(PoolEvent event) {
    return switch (event) {
      case PoolEvent.RequestIssued _ -> 'i';
      case PoolEvent.ConnectionAcquired _ -> 'a';
      case PoolEvent.RequestSent _ -> 's';
      case PoolEvent.FirstByte _ -> 'f';
      case PoolEvent.ConnectionReleased _ -> 'r';
      case PoolEvent.RequestRetried _ -> 'R';
      case PoolEvent.RequestEnded e -> e.failure() == null ? 'E' : 'F';
      default -> ' ';
    };
  }
}
