package dev.poolscope.experiment;

/// How much load may be sent to a host that is not this machine, all loads together.
///
/// @param perSecond requests in a second, above 0; infinite for as many as it answers
/// @param connections connections at a time, at least 1
public record LoadCap(double perSecond, long connections) {
  /// What is allowed where the user has confirmed the host and said nothing more.
  public static final LoadCap DEFAULT = new LoadCap(50, 10);

  /// Whether so much is allowed.
  public boolean covers(double requestsPerSecond, long atATime) {
    return requestsPerSecond <= perSecond && atATime <= connections;
  }

  /// The smallest cap that allows what this one allows and so much.
  public LoadCap raisedTo(double requestsPerSecond, long atATime) {
    return new LoadCap(Math.max(perSecond, requestsPerSecond), Math.max(connections, atATime));
  }
}
