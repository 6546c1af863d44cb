package dev.poolscope.client.go;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EffectsTest {
  private final List<String> done = new ArrayList<>();

  @Test
  void allAreDoneInOrder() {
    Effects effects = new Effects();
    effects.add(() -> done.add("first"));
    effects.add(() -> done.add("second"));
    effects.add(() -> done.add("third"));

    effects.run();

    assertThat(done).containsExactly("first", "second", "third");
  }

  @Test
  void oneThatThrowsKeepsNoneBack() {
    Effects effects = new Effects();
    IllegalStateException first = new IllegalStateException("first");
    IllegalStateException second = new IllegalStateException("second");
    effects.add(
        () -> {
          throw first;
        });
    effects.add(() -> done.add("between"));
    effects.add(
        () -> {
          throw second;
        });
    effects.add(() -> done.add("last"));

    assertThatThrownBy(effects::run).isSameAs(first).hasSuppressedException(second);

    assertThat(done).containsExactly("between", "last");
  }
}
