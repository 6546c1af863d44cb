package dev.poolscope.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LongMapPropertiesTest {
  @Property(tries = 300)
  void holdsWhatAHashMapHolds(@ForAll("keys") List<Long> keys) {
    LongMap<Integer> map = new LongMap<>();
    Map<Long, Integer> expected = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      long key = keys.get(i);
      assertThat(map.get(key)).isEqualTo(expected.get(key));
      if (i % 3 == 2) {
        map.remove(key);
        expected.remove(key);
      } else {
        map.put(key, i);
        expected.put(key, i);
      }
      assertThat(map.isEmpty()).isEqualTo(expected.isEmpty());
    }
    for (long key : keys) {
      assertThat(map.get(key)).isEqualTo(expected.get(key));
      assertThat(map.contains(key)).isEqualTo(expected.containsKey(key));
    }
    assertThat(map.values()).containsExactlyInAnyOrderElementsOf(expected.values());
  }

  /// Few enough to come again, and some that share a place.
  @Provide
  Arbitrary<List<Long>> keys() {
    return Arbitraries.oneOf(
            Arbitraries.longs().between(0, 40),
            Arbitraries.longs().between(0, 20).map(i -> i << 58),
            Arbitraries.longs())
        .list()
        .ofMaxSize(400);
  }
}
