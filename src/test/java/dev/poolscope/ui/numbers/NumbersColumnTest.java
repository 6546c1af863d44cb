package dev.poolscope.ui.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NumbersColumnTest {
  private static final List<String> HOSTS = List.of("a", "b");

  @Test
  void severalClientsStandBesideTheHostsTheyAddUpTo() {
    assertThat(NumbersColumn.of(HOSTS, 3, 0))
        .extracting(NumbersColumn::name)
        .containsExactly("all", "a", "b", "#1", "#2", "#3");
    assertThat(NumbersColumn.of(List.of("a"), 1, 0))
        .extracting(NumbersColumn::name)
        .containsExactly("a");
  }

  @Test
  void oneOfThemHasTheColumnsOfARun() {
    assertThat(NumbersColumn.of(HOSTS, 3, 2))
        .containsExactly(
            new NumbersColumn("all", "all", 2),
            new NumbersColumn("a", "a", 2),
            new NumbersColumn("b", "b", 2));
  }

  @Test
  void manyAreLookedAtOneByOne() {
    assertThat(NumbersColumn.of(HOSTS, NumbersColumn.MOST_APART + 1, 0)).hasSize(3);
  }
}
