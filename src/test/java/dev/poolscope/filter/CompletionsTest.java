package dev.poolscope.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionsTest {
  private static final MemoryTable TABLE =
      new MemoryTable("events", "t_ns:INSTANT", "host:TEXT", "close_reason:TEXT", "flag:FLAG")
          .add(1L, "a", "IDLE_TIMEOUT", true)
          .add(2L, "b", "SERVER_CLOSED", false)
          .add(3L, "a b", "", false);

  @ParameterizedTest
  @CsvSource(
      delimiter = '¦',
      quoteCharacter = '\'',
      textBlock =
          """
          ''                      ¦ 0  ¦ t host close_reason flag ! (
          ho                      ¦ 0  ¦ host
          rea                     ¦ 0  ¦ close_reason
          'host '                 ¦ 5  ¦ == != contains matches in || &&
          't '                    ¦ 2  ¦ == != < <= > >= in || &&
          host =                  ¦ 5  ¦ ==
          host c                  ¦ 5  ¦ contains
          'host == '              ¦ 8  ¦ "a b" a b
          host == a               ¦ 8  ¦ "a b"
          host == "a              ¦ 8  ¦ "a b" a
          reason == T             ¦ 10 ¦ ''
          reason == TIME          ¦ 10 ¦ IDLE_TIMEOUT
          'flag == '              ¦ 8  ¦ true false
          'host == a '            ¦ 10 ¦ || &&
          '(host == a '           ¦ 11 ¦ || && )
          'host == a && '         ¦ 13 ¦ t host close_reason flag ! (
          'host in '              ¦ 8  ¦ {
          host in {               ¦ 9  ¦ "a b" a b
          'host in {a '           ¦ 11 ¦ , }
          'a b c '                ¦ 6  ¦ ''
          """)
  void offersWhatMayCome(String text, int from, String choices) {
    Completions completions = Completions.at(text, text.length(), TABLE);
    assertThat(String.join(" ", completions.choices())).isEqualTo(choices);
    assertThat(completions.from()).isEqualTo(from);
  }

  @Test
  void completesInTheMiddle() {
    Completions completions = Completions.at("fla && host == a", 3, TABLE);
    assertThat(completions.choices()).containsExactly("flag");
    assertThat(completions.with("fla && host == a", "flag")).isEqualTo("flag && host == a");
  }
}
