package dev.poolscope.pool;

import dev.poolscope.schema.Choice;

/// Which release's rules hold (Go pool reference, section 12). They changed with 1.22, 1.23 and
/// 1.27; the releases between follow the one before them.
public enum GoRelease {
  @Choice(doc = "the newest release that is known, 1.27")
  LATEST(27),
  @Choice(
      label = "1.19",
      doc = "a permit always leads to a dial, and a dial is aborted when its request ends")
  V1_19(19),
  @Choice(label = "1.20", doc = "as 1.19")
  V1_20(20),
  @Choice(label = "1.21", doc = "as 1.19")
  V1_21(21),
  @Choice(
      label = "1.22",
      doc = "as 1.21, but a request that was settled before its dial begins passes its permit on")
  V1_22(22),
  @Choice(label = "1.23", doc = "as 1.22, but a dial that has begun goes on when its request ends")
  V1_23(23),
  @Choice(label = "1.24", doc = "as 1.23")
  V1_24(24),
  @Choice(label = "1.25", doc = "as 1.23")
  V1_25(25),
  @Choice(label = "1.26", doc = "as 1.23")
  V1_26(26),
  @Choice(
      label = "1.27",
      doc =
          "as 1.26, but a body that is closed before its end is read on, up to 256KiB and 50ms; "
              + "if that is its end, the connection is kept")
  V1_27(27);

  private static final int CLOSES_AFTER_GOAWAY = 20;
  private static final int SKIPS_SETTLED_WANTS = 22;
  private static final int DIALS_OUTLIVE_REQUESTS = 23;
  private static final int SPEAKS_H2C = 24;
  private static final int READS_ON_AFTER_CLOSE = 27;

  /// The number behind "1.".
  private final int minor;

  GoRelease(int minor) {
    this.minor = minor;
  }

  /// Whether a dial is made although its want has been settled since the permit was granted.
  public boolean dialsForSettledWants() {
    return minor < SKIPS_SETTLED_WANTS;
  }

  /// Whether a running dial is aborted when the request that asked for it ends.
  public boolean abortsDialWithRequest() {
    return minor < DIALS_OUTLIVE_REQUESTS;
  }

  /// Whether an HTTP/2 connection is closed with its last stream once the server has said goodbye.
  /// Before, it is left for the server or the idle timer to close.
  public boolean closesAfterGoAway() {
    return minor >= CLOSES_AFTER_GOAWAY;
  }

  /// Whether its Transport has HTTP/2 without TLS (`Protocols.SetUnencryptedHTTP2`).
  public boolean speaksH2c() {
    return minor >= SPEAKS_H2C;
  }

  /// Whether a body that its caller closes before its end is read on, so that the connection may be
  /// kept.
  public boolean readsOnAfterClose() {
    return minor >= READS_ON_AFTER_CLOSE;
  }
}
