package dev.poolscope.ui.setup;

import java.util.HashSet;
import java.util.Set;

/// Which headers show the rows below them.
///
/// Threading: confined to one thread.
final class Expansion {
  private final Set<String> expanded =
      new HashSet<>(Set.of("targets", "transport", "balancer", "load", "load.0"));
  private final Runnable changed;

  /// @param changed called after each change
  Expansion(Runnable changed) {
    this.changed = changed;
  }

  /// Whether a header shows what is below it.
  boolean isExpanded(String path) {
    return expanded.contains(path);
  }

  void expand(String path) {
    expanded.add(path);
    changed.run();
  }

  void toggle(String path) {
    if (!expanded.remove(path)) {
      expanded.add(path);
    }
    changed.run();
  }
}
