package dev.poolscope.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever filter is printed reads back as itself, and whatever is typed is read or refused.
class FilterPropertyTest {
  private static final List<String> PIECES =
      List.of(
          "host",
          "t",
          "&&",
          "||",
          "and",
          "or",
          "not",
          "!",
          "(",
          ")",
          "{",
          "}",
          ",",
          "==",
          "=",
          "<",
          "in",
          "contains",
          "matches",
          "\"",
          "\\",
          "\"a\"",
          "5ms",
          "-1",
          "1KiB",
          "+",
          "µ",
          "😀",
          " ",
          "\"(a*)*\"",
          "\"[\"",
          "flag",
          "\0");
  private static final MemoryTable TABLE =
      new MemoryTable("t", "host:TEXT", "t_ns:INSTANT", "size:BYTES", "flag:FLAG")
          .add("a", 1L, 2L, true)
          .add(null, null, null, null);

  @Property(tries = 2_000)
  void whatIsPrintedReadsBackAsTheSameTree(@ForAll("expressions") Expression expression)
      throws FilterException {
    assertThat(Parser.parse(expression.text())).isEqualTo(expression);
  }

  @Property(tries = 2_000)
  void whateverIsTypedIsReadOrRefused(@ForAll("garbage") String text) {
    try {
      for (int row = 0; row < TABLE.size(); row++) {
        var _ = TableFilter.compile(text, TABLE).test(row);
      }
    } catch (FilterException e) {
      assertThat(e.problem().position()).isBetween(0, text.length());
      assertThat(e.problem().position() + e.problem().length()).isBetween(0, text.length());
    } catch (FilterTooCostlyException e) {
      assertThat(e).hasMessageContaining("steps");
    }
    for (int place = 0; place <= text.length(); place++) {
      assertThat(Completions.at(text, place, TABLE).from()).isBetween(0, place);
    }
  }

  @Property(tries = 1_000)
  void aChoiceIsNeverRefusedWhereItWasOffered(@ForAll("garbage") String text) {
    Completions completions = Completions.at(text, text.length(), TABLE);
    for (String choice : completions.choices()) {
      String completed = completions.with(text, choice);
      Parser parser = new Parser(completed);
      try {
        parser.whole();
      } catch (FilterException e) {
        assertThat(e.problem().position()).isEqualTo(completed.length());
      }
    }
  }

  @Provide
  Arbitrary<String> garbage() {
    Arbitrary<String> pieces =
        Arbitraries.of(PIECES).list().ofMaxSize(14).map(list -> String.join(" ", list));
    Arbitrary<String> glued =
        Arbitraries.of(PIECES).list().ofMaxSize(14).map(list -> String.join("", list));
    return Arbitraries.oneOf(pieces, glued, Arbitraries.strings().ofMaxLength(30));
  }

  @Provide
  Arbitrary<Expression> expressions() {
    return expressions(4);
  }

  private Arbitrary<Expression> expressions(int depth) {
    if (depth == 0) {
      return tests();
    }
    Arbitrary<Expression> part = expressions(depth - 1);
    return Arbitraries.oneOf(
        tests(),
        Combinators.combine(part, part).as(Expression.And::new),
        Combinators.combine(part, part).as(Expression.Or::new),
        part.map(Expression.Not::new));
  }

  private Arbitrary<Expression> tests() {
    Arbitrary<Term> column = Arbitraries.of("host", "t_ns", "close_reason", "x").map(Term::text);
    Arbitrary<Term> value =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(12).map(Term::text),
            Arbitraries.of("a", "IDLE", "in", "and", "a-b", "\\", "\"", "\\\"").map(Term::text),
            Arbitraries.of("5", "-5ms", "1KiB", "127.0.0.1:80", "1m30s", "2.5µs")
                .map(Term::amount));
    return Arbitraries.oneOf(
        column.map(Expression.Present::new),
        Combinators.combine(column, Arbitraries.of(Operator.class), value)
            .as(Expression.Comparison::new),
        Combinators.combine(column, value.list().ofMinSize(1).ofMaxSize(4))
            .as(Expression.Membership::new));
  }
}
