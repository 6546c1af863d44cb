package dev.poolscope.balance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a rule chooses from.
///
/// @param members the endpoints that the rule sees, eligible or not
/// @param candidates the eligible ones, at least one
/// @param nowNanos the ticker reading
/// @param key the client address or hash key
record Pick(List<Endpoint> members, Candidates candidates, long nowNanos, @Nullable String key) {
  /// The key, for rules that cannot do without.
  ///
  /// @throws IllegalArgumentException if there is none
  String neededKey() {
    if (key == null) {
      throw new IllegalArgumentException(
          "the rule chooses by a client address or hash key, and this pick has none");
    }
    return key;
  }
}
