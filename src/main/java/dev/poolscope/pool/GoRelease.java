package dev.poolscope.pool;

import dev.poolscope.schema.Choice;

/// Which release's dial behaviour applies (Go pool reference, section 12).
public enum GoRelease {
  /// Go 1.23 and later: a want settled before its dial starts does not dial, and a running dial
  /// goes on when its request ends.
  @Choice(doc = "the newest release that is known")
  LATEST(false, false),
  /// Go 1.19: a permit always leads to a dial, and the dial belongs to the request that asked for
  /// it: when that request ends, the dial is aborted.
  @Choice(label = "1.19", doc = "Go 1.19")
  V1_19(true, true);

  private final boolean dialsForSettledWants;
  private final boolean abortsDialWithRequest;

  GoRelease(boolean dialsForSettledWants, boolean abortsDialWithRequest) {
    this.dialsForSettledWants = dialsForSettledWants;
    this.abortsDialWithRequest = abortsDialWithRequest;
  }

  /// Whether a dial is made although its want has been settled since the permit was granted.
  public boolean dialsForSettledWants() {
    return dialsForSettledWants;
  }

  /// Whether a running dial is aborted when the request that asked for it ends.
  public boolean abortsDialWithRequest() {
    return abortsDialWithRequest;
  }
}
