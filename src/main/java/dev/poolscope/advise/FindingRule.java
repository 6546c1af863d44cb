package dev.poolscope.advise;

import java.util.List;

/// Looks at a run for one kind of trouble.
@FunctionalInterface
interface FindingRule {
  /// Adds what it finds.
  void find(RunFacts facts, List<Finding> findings);
}
