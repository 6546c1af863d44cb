package dev.poolscope.ui.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NumbersTableTest {
  private static final Times NONE = new Times(false, 0, 0, 0, 0);

  @Test
  void failedRequestsAreBadNewsAndNothingElseIs() {
    HostNumbers numbers = new HostNumbers(1, -1, Map.of(), 1, 0.5, 1, 1, 10, 3, NONE, NONE, NONE);
    NumbersTable table = NumbersTable.of(List.of("a"), List.of(numbers));
    List<NumbersRow> bad = table.rows().stream().filter(NumbersRow::isBad).toList();
    assertThat(bad).singleElement().satisfies(row -> assertThat(row.label()).isEqualTo("failed"));
    assertThat(bad.getFirst().cells()).containsExactly("3");
  }
}
