package dev.poolscope.balance;

/// What several kinds of balancers have in common.
enum Trait {
  /// It heeds the weights of endpoints.
  WEIGHTED,
  /// Every pick needs a client address or hash key.
  KEYED,
  /// It goes by the load of endpoints.
  COUNTING,
  /// It chooses among endpoints with equal scores.
  TIES,
  /// It passes endpoints over as nginx does, see [NginxRule].
  NGINX
}
