package dev.poolscope.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableFilterTest {
  private static final MemoryTable TABLE =
      new MemoryTable(
              "connections",
              "connection:NUMBER",
              "host:TEXT",
              "remote:TEXT",
              "closed_ns:INSTANT",
              "close_reason:TEXT",
              "closed_by:TEXT",
              "bytes_in:BYTES",
              "bytes_out:BYTES",
              "active_ns:DURATION",
              "idle_ns:DURATION",
              "longest_idle_ns:DURATION",
              "never_used:FLAG")
          .add(
              0,
              "a",
              "127.0.0.1:80",
              10_000_000L,
              "IDLE_TOTAL_LIMIT",
              "client",
              2048L,
              1L,
              5L,
              7L,
              3L,
              false)
          .add(
              1,
              "b",
              "127.0.0.1:81",
              20_000_000L,
              "SERVER_CLOSED",
              "server",
              1000L,
              2L,
              6_000_000L,
              8L,
              4L,
              true)
          .add(2, "a", "127.0.0.1:80", null, null, null, null, null, 9L, 9L, 5L, false)
          .add(
              3,
              "in",
              "say \"hi\"",
              30_000_000L,
              "IDLE_TIMEOUT",
              "client",
              0L,
              0L,
              0L,
              90_000_000_000L,
              6L,
              true);

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '\'',
      textBlock =
          """
          ''                                              ¦ 0123
          host == "a"                                     ¦ 02
          host == a                                       ¦ 02
          host != a                                       ¦ 13
          host == "in"                                    ¦ 3
          host in {b, "in"}                               ¦ 13
          reason == IDLE_TOTAL_LIMIT                      ¦ 0
          reason contains IDLE                            ¦ 03
          reason matches "^IDLE_T[A-Z]*T$"                ¦ 3
          remote matches "\\.1:8[1-9]"                    ¦ 1
          remote == 127.0.0.1:80                          ¦ 02
          remote contains "\\"hi\\""                      ¦ 3
          remote contains 81                              ¦ 1
          reason                                          ¦ 013
          !reason                                         ¦ 2
          reason == ""                                    ¦ 2
          closed                                          ¦ 013
          closed > 10ms                                   ¦ 13
          closed >= 10ms                                  ¦ 013
          closed_ns < 20000000                            ¦ 0
          closed <= 20ms                                  ¦ 01
          closed == 10ms                                  ¦ 0
          closed != 10ms                                  ¦ 123
          active_ns > 5ms                                 ¦ 1
          idle >= 1m30s                                   ¦ 3
          longest_idle < 5ns                              ¦ 01
          bytes_in >= 1KiB                                ¦ 0
          in == 0                                         ¦ !
          out in {1, 2B}                                  ¦ 01
          never_used                                      ¦ 13
          !never_used                                     ¦ 02
          used == no                                      ¦ 02
          connection == 1 or connection == 2 and host == b¦ 1
          connection == 1 || connection == 2 && host == b ¦ 1
          (connection == 1 || connection == 2) && host==a ¦ 2
          not connection == 1 and host == b               ¦ -
          not (connection == 1 and host == b)             ¦ 023
          !!never_used                                    ¦ 13
          by == client && !(reason contains TOTAL)        ¦ 3
          """)
  void selectsRows(String filter, String rows) throws FilterException {
    if (rows.equals("!")) {
      assertThatThrownBy(() -> TableFilter.compile(filter, TABLE))
          .isInstanceOf(FilterException.class);
      return;
    }
    IntPredicate test = TableFilter.compile(filter, TABLE);
    String found =
        IntStream.range(0, TABLE.size())
            .filter(test)
            .mapToObj(Integer::toString)
            .reduce("", String::concat);
    assertThat(found).isEqualTo(rows.equals("-") ? "" : rows);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '\'',
      textBlock =
          """
          hots == "a"            ¦ 0  ¦ 4 ¦ at character 1: "hots" is no column of connections; did you mean host?
          idle > 5               ¦ 0  ¦ 0 ¦ -
          reasn == IDLE          ¦ 0  ¦ 5 ¦ at character 1: "reasn" is no column of connections; did you mean reason?
          bytes > 5              ¦ 0  ¦ 5 ¦ at character 1: "bytes" is no column of connections; allowed: connection, host, remote, closed, close_reason, closed_by, bytes_in, bytes_out and 4 more
          host = a               ¦ 5  ¦ 1 ¦ at character 6: "=" does not fit here; did you mean ==?
          host contain a         ¦ 5  ¦ 7 ¦ at character 6: "contain" does not fit here; did you mean contains?
          host == a & closed     ¦ 10 ¦ 1 ¦ at character 11: "&" does not fit here; did you mean &&?
          host == a an closed    ¦ 10 ¦ 2 ¦ at character 11: "an" does not fit here; did you mean and?
          host ==                ¦ 7  ¦ 0 ¦ at character 8: the filter ends too early; allowed: a value
          (host == a             ¦ 10 ¦ 0 ¦ at character 11: the filter ends too early; allowed: ||, && or )
          host == "a             ¦ 8  ¦ 2 ¦ at character 9: the closing " is missing; allowed: a value
          host < a               ¦ 0  ¦ 4 ¦ at character 1: "<" does not fit host, which holds text; allowed: ==, !=, contains, matches or in
          active > 5x            ¦ 9  ¦ 2 ¦ at character 10: 5x is no value of active_ns, which holds lengths of time; allowed: 5ms, 1.5s, 1m30s or 250us
          connection == 1.5      ¦ 14 ¦ 3 ¦ at character 15: 1.5 is no value of connection, which holds whole numbers; allowed: 200
          never_used == maybe    ¦ 14 ¦ 5 ¦ at character 15: maybe is no value of never_used, which holds yes or no; allowed: true or false
          host matches "("       ¦ 13 ¦ 3 ¦ at character 14: no regular expression: Unclosed group
          host matches "(){9}{9999}"  ¦ 13 ¦ 13 ¦ at character 14: the regular expression is too costly; make it shorter
          host in {}             ¦ 9  ¦ 1 ¦ at character 10: "}" does not fit here; allowed: a value
          """)
  void saysWhatIsWrong(String filter, int position, int length, String message)
      throws FilterException {
    if (message.equals("-")) {
      assertThat(TableFilter.compile(filter, TABLE).test(3)).isTrue();
      return;
    }
    FilterProblem problem =
        catchThrowableOfType(FilterException.class, () -> TableFilter.compile(filter, TABLE))
            .problem();
    assertThat(problem.message()).isEqualTo(message);
    assertThat(problem.position()).isEqualTo(position);
    assertThat(problem.length()).isEqualTo(length);
  }

  @Test
  void refusesWhatIsTooLongOrTooDeep() {
    assertThatThrownBy(() -> TableFilter.compile("a".repeat(5_000), TABLE))
        .hasMessageContaining("4,000 characters");
    assertThatThrownBy(() -> TableFilter.compile("(".repeat(3_000) + "host", TABLE))
        .hasMessageContaining("too many parentheses");
    assertThatThrownBy(() -> TableFilter.compile("!".repeat(3_000) + "host", TABLE))
        .hasMessageContaining("too many parentheses");
  }

  @Test
  void endsARegularExpressionThatWouldTakeForEver() throws FilterException {
    MemoryTable table = new MemoryTable("t", "detail:TEXT").add("a".repeat(200) + "b");
    IntPredicate test = TableFilter.compile("detail matches \"(.*.*.*.*.*)#\"", table);
    assertThatThrownBy(() -> test.test(0)).isInstanceOf(FilterTooCostlyException.class);
  }

  @Test
  void anAmbiguousShortNameNamesTheColumnsItMayMean() {
    MemoryTable table = new MemoryTable("t", "local_port:NUMBER", "remote_port:NUMBER");
    assertThatThrownBy(() -> TableFilter.compile("port == 1", table))
        .hasMessage(
            "at character 1: \"port\" may be several columns; allowed: local_port or remote_port");
  }
}
