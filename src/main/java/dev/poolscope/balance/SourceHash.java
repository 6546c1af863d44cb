package dev.poolscope.balance;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// The CRC-32 of the client address, as an unsigned number, modulo the number of candidates. The
/// port belongs to the address, where the key has one.
///
/// Source: balancer reference, gnet.
final class SourceHash implements Rule {
  @Override
  public RuleChoice choose(Pick pick) {
    CRC32 crc = new CRC32();
    crc.update(pick.neededKey().getBytes(StandardCharsets.UTF_8));
    Candidates candidates = pick.candidates();
    return RuleChoice.of(candidates.get((int) (crc.getValue() % candidates.size())));
  }
}
