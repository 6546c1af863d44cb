package dev.poolscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadersTest {
  private static final String HEADERS = "load.0.request.headers";

  private static Map<String, String> headers(String... sets) {
    return Yaml.read(Yaml.MINIMAL, sets).load().getFirst().request().headers();
  }

  @Test
  void textsNeedNoQuotesWhateverTheyLookLike() {
    assertThat(headers(HEADERS + "={X-A: 5, X-B: true, X-C: \"\", x.y: a b; c=1}"))
        .containsExactly(
            Map.entry("X-A", "5"),
            Map.entry("X-B", "true"),
            Map.entry("X-C", ""),
            Map.entry("x.y", "a b; c=1"));
  }

  @Test
  void oneMayBeSetByItsNameAlone() {
    assertThat(headers(HEADERS + ".X-A=1", HEADERS + ".x.y=2", HEADERS + ".X-A=3"))
        .containsExactly(Map.entry("X-A", "3"), Map.entry("x.y", "2"));
  }

  @Test
  void spacesAroundAValueAreNotPartOfIt() {
    assertThat(headers(HEADERS + "={X-A: \" b \"}")).containsEntry("X-A", "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host",
        "connection",
        "Keep-Alive",
        "Proxy-Connection",
        "CONTENT-LENGTH",
        "Transfer-Encoding",
        "Trailer",
        "Expect",
        "Upgrade"
      })
  void whatFollowsFromOtherThingsCannotBeGiven(String name) {
    assertThat(Yaml.problems(Yaml.MINIMAL, HEADERS + "." + name + "=x"))
        .singleElement()
        .asString()
        .contains(HEADERS + "." + name + ": cannot be given: it ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{a b: x} | headers: \"a b\" is no name of a header",
        "{\"\": x} | headers: \"\" is no name of a header",
        "{X-A: \"a\\nb\"} | headers.X-A: \"a b\" is not possible; allowed: at most 8192 visible",
        "{X-A: \"ü\"} | headers.X-A: \"ü\" is not possible; allowed: at most 8192 visible",
        "{X-A: 1, x-a: 2} | headers.x-a: is the same header as X-A",
        "{X-A: [1]} | headers.X-A: has a list where a text belongs; write \"\" for an empty one",
        "{X-A: } | headers.X-A: has nothing where a text belongs; write \"\" for an empty one",
        "5 | headers: is a single value; allowed: at most 100 texts by name"
      })
  void whatCannotBeSentIsRefused(String value, String problem) {
    assertThat(Yaml.problems(Yaml.MINIMAL, HEADERS + "=" + value))
        .singleElement()
        .asString()
        .contains("load.0.request." + problem);
  }

  @Test
  void anIdempotencyKeyIsGivenInOneWayOnly() {
    assertThat(
            Yaml.problems(
                Yaml.MINIMAL, "load.0.request.idempotencyKey=true", HEADERS + ".idempotency-key=k"))
        .singleElement()
        .asString()
        .contains("because idempotencyKey is true; keep one of them");
    assertThat(headers(HEADERS + ".Idempotency-Key=k")).containsKey("Idempotency-Key");
  }
}
