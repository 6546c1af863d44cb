package dev.poolscope.balance;

import java.math.BigInteger;

/// An option that a rule may have.
public enum RuleOption {
  /// What counts as load, a [CountWhat].
  COUNTS("counts", "What counts as the load of a host."),
  /// When it counts, a [CountWhen].
  COUNT_WHEN("count-when", "When a change of load becomes visible to the rule."),
  /// Who wins among equals, a [TieRule].
  TIES("ties", "Who wins among hosts with equal scores."),
  /// How many endpoints are drawn.
  CHOICES("choices", "How many hosts are drawn.", 2, 1, 1000),
  /// How strongly load lowers a weight.
  BIAS("bias", "How strongly load lowers a weight; 0 = not at all.", 1, 0, 10),
  /// The load bound as a multiple of the mean.
  FACTOR("factor", "The most load of a host, as a multiple of the mean.", 1.25, 1, 1000),
  /// The time constant of a moving average.
  DECAY_NANOS("decay", "The time in which an average loses 63 % of its value.", 10e9, 1, 1e15),
  /// The least number of points on a hash ring.
  RING_SIZE("ring-size", "The least number of points on the ring.", 1024, 1, 8_388_608),
  /// The size of a Maglev table.
  TABLE_SIZE("table-size", "The number of table entries; a prime number.", 65_537, 2, 5_000_011),
  /// The most load that an endpoint may have.
  MAX_CONNS(
      "max-conns",
      "A host with that many in flight is passed over; 0 = no limit.",
      0,
      0,
      Integer.MAX_VALUE),
  /// After how many failures an endpoint is passed over.
  MAX_FAILS(
      "max-fails",
      "A host with that many failures is passed over for the fail timeout; 0 = never.",
      1,
      0,
      Integer.MAX_VALUE),
  /// How long an endpoint is passed over after failures.
  FAIL_TIMEOUT_NANOS("fail-timeout", "How long a failing host is passed over.", 10e9, 1, 1e15);

  private final String id;
  private final String description;
  private final double standard;
  private final double least;
  private final double most;

  RuleOption(String id, String description) {
    this(id, description, Double.NaN, Double.NaN, Double.NaN);
  }

  RuleOption(String id, String description, double standard, double least, double most) {
    this.id = id;
    this.description = description;
    this.standard = standard;
    this.least = least;
    this.most = most;
  }

  /// Its name in files and on the command line.
  public String id() {
    return id;
  }

  /// One sentence for users.
  public String description() {
    return description;
  }

  /// Whether its value is a number, set by [BalancerOptions#with]; nanoseconds where its name says
  /// so.
  public boolean isNumber() {
    return !Double.isNaN(standard);
  }

  /// The number where none is set; NaN if it is not a number, as for the bounds.
  public double standard() {
    return standard;
  }

  /// The least number allowed.
  public double least() {
    return least;
  }

  /// The greatest number allowed.
  public double most() {
    return most;
  }

  /// Whether only whole numbers are allowed.
  public boolean isWhole() {
    return this != BIAS && this != FACTOR;
  }

  void check(double value) {
    if (!isNumber()) {
      throw new IllegalArgumentException(id + " is not a number");
    }
    Ranges.check(id, value, least, most);
    if (isWhole() && value != Math.rint(value)) {
      throw new IllegalArgumentException(id + " is " + value + "; only whole numbers are allowed");
    }
    if (this == TABLE_SIZE && !BigInteger.valueOf((long) value).isProbablePrime(50)) {
      throw new IllegalArgumentException(id + " is " + (long) value + ", which is no prime number");
    }
  }
}
