package dev.poolscope.balance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The endpoint at the key's hash in a table of all members; an ineligible one is skipped, so its
/// keys go to whoever comes next and return to it later.
///
/// Source: balancer reference, Envoy.
final class TableHash implements Rule {
  private final RuleSetup setup;
  private final KeyTable.Builder builder;
  private @Nullable KeyTable table;
  private List<Endpoint> tabled = List.of();

  TableHash(RuleSetup setup, KeyTable.Builder builder) {
    this.setup = setup;
    this.builder = builder;
  }

  @Override
  public RuleChoice choose(Pick pick) {
    long hash = XxHash64.hash(pick.neededKey());
    return RuleChoice.of(table(pick.members()).find(hash, Endpoint::isCandidate));
  }

  /// The table of some members, made anew when they change.
  KeyTable table(List<Endpoint> members) {
    KeyTable current = table;
    if (current == null || !tabled.equals(members)) {
      current = builder.of(members, setup);
      table = current;
    }
    tabled = members;
    return current;
  }
}
