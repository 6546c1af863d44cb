package dev.poolscope.balance;

/// A hash of the client's network modulo the total weight, which the members share as slots laid
/// end to end. On an ineligible member the hash goes on, up to 20 times, before smooth weighted
/// round robin decides.
///
/// Source: balancer reference, nginx (ip_hash).
final class NginxIpHash extends NginxRule {
  private static final int START = 89;
  private static final int FACTOR = 113;
  private static final int MODULUS = 6271;
  private static final int TRIES = 20;

  NginxIpHash(RuleSetup setup) {
    super(setup);
  }

  /// Its slots are those of the nominal weights, so slow start works by draws.
  @Override
  public boolean followsWeights() {
    return false;
  }

  @Override
  public RuleChoice choose(Pick pick) {
    byte[] address = ClientAddress.hashed(pick.neededKey());
    int total = pick.members().stream().mapToInt(Endpoint::weight).sum();
    int hash = START;
    for (int i = 0; i < TRIES; i++) {
      hash = hash(hash, address);
      Endpoint member = memberAt(pick, hash % total);
      if (member.isCandidate()) {
        return picked(RuleChoice.of(member), pick);
      }
    }
    return picked(RuleChoice.of(step(pick.candidates().endpoints())), pick);
  }

  /// Continues a hash over an address.
  static int hash(int start, byte[] address) {
    int hash = start;
    for (byte octet : address) {
      hash = (hash * FACTOR + (octet & 0xFF)) % MODULUS;
    }
    return hash;
  }

  private static Endpoint memberAt(Pick pick, int slot) {
    int rest = slot;
    for (Endpoint endpoint : pick.members()) {
      rest -= endpoint.weight();
      if (rest < 0) {
        return endpoint;
      }
    }
    return pick.members().getLast();
  }
}
