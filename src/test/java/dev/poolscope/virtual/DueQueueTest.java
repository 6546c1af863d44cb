package dev.poolscope.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DueQueueTest {
  record Item(long atNanos, int order) {}

  @Property(tries = 300)
  void givesWhatIsDueFirstAndAtOneInstantWhatCameFirst(
      @ForAll @Size(max = 300) List<@LongRange(min = 0, max = 20) Long> times) {
    DueQueue<Item> queue = new DueQueue<>();
    List<Item> expected = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      Item item = new Item(times.get(i), i);
      expected.add(item);
      queue.add(item.atNanos(), item);
    }
    expected.sort(Comparator.comparingLong(Item::atNanos).thenComparingInt(Item::order));

    List<Item> given = new ArrayList<>();
    while (queue.size() > 0) {
      long at = queue.nextNanos();
      Item next = queue.poll();
      assertThat(next.atNanos()).isEqualTo(at);
      given.add(next);
    }

    assertThat(given).isEqualTo(expected);
  }

  @Property(tries = 100)
  void staysInOrderWhileItIsFilledAndEmptiedByTurns(
      @ForAll @Size(max = 200) List<@LongRange(min = -50, max = 50) Long> steps) {
    DueQueue<Long> queue = new DueQueue<>();
    long now = 0;
    for (long step : steps) {
      if (step >= 0 || queue.size() == 0) {
        queue.add(now + Math.abs(step), now + Math.abs(step));
      } else {
        long next = queue.poll();
        assertThat(next).isGreaterThanOrEqualTo(now);
        now = next;
      }
    }
  }

  @Test
  void nothingIsDueInAnEmptyOne() {
    DueQueue<Item> queue = new DueQueue<>();
    assertThat(queue.nextNanos()).isEqualTo(DueQueue.NEVER);
    assertThatThrownBy(queue::poll).isInstanceOf(IllegalStateException.class);
  }
}
