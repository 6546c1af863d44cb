package dev.poolscope.balance;

/// When a change of load becomes visible to a rule.
public sealed interface CountWhen {
  /// With the pick itself.
  CountWhen AT_PICK = new AtPick();

  /// When the call has its connection, see [Lease#connected].
  CountWhen ON_CONNECT = new OnConnect();

  /// With the next sample.
  static CountWhen sampled(long everyNanos) {
    return new Sampled(everyNanos);
  }

  /// Its name in files and on the command line.
  String id();

  /// With the pick itself; counts of the surroundings are read at every pick.
  record AtPick() implements CountWhen {
    @Override
    public String id() {
      return "at-pick";
    }
  }

  /// When the call has its connection; for counts of leases only.
  record OnConnect() implements CountWhen {
    @Override
    public String id() {
      return "on-connect";
    }
  }

  /// With the first pick that comes at least `everyNanos` after the sample before. Endpoints that
  /// joined since have 0.
  ///
  /// @param everyNanos the least time between samples, positive
  record Sampled(long everyNanos) implements CountWhen {
    /// Refuses times that are not positive.
    public Sampled {
      Ranges.checkPositive("everyNanos", everyNanos);
    }

    @Override
    public String id() {
      return "sampled";
    }
  }
}
