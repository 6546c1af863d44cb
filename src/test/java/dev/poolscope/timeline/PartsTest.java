package dev.poolscope.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartsTest {
  @Test
  void everyHostAndClientHasANumberOfItsOwn() {
    Parts parts = new Parts(3, 4);
    assertThat(parts.count()).isEqualTo(12);
    assertThat(IntStream.range(0, 12))
        .allMatch(part -> parts.part(parts.host(part), parts.instance(part)) == part);
    assertThat(parts.part(1, 1)).isEqualTo(4);
    assertThat(parts.instance(4)).isEqualTo(1);
  }

  @Test
  void whereThereIsOneClientItIsThatOfTheHost() {
    assertThat(IntStream.range(0, 3)).allMatch(host -> new Parts(3, 1).part(host, 1) == host);
  }
}
