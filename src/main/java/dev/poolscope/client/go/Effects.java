package dev.poolscope.client.go;

import java.util.ArrayList;
import java.util.List;

/// What follows from a step of the pool and is done, in order, after its lock was let go of.
///
/// Threading: confined to the thread that takes the step.
final class Effects {
  private final List<Runnable> all = new ArrayList<>(2);

  void add(Runnable effect) {
    all.add(effect);
  }

  /// Does everything, also what comes behind an effect that throws.
  void run() {
    RuntimeException failure = null;
    for (int i = 0; i < all.size(); i++) {
      try {
        all.get(i).run();
      } catch (RuntimeException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
