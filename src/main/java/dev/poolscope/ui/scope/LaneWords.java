package dev.poolscope.ui.scope;

import java.util.function.ToDoubleFunction;

/// What stands before a lane: the connection's number at the left, its local port at the right.
///
/// @param connection the number
/// @param port the port, empty where there is none or both have no room beside each other
record LaneWords(String connection, String port) {
  /// The words that have room.
  ///
  /// @param localPort 0 for none
  /// @param room in pixels
  /// @param width how many pixels words take
  static LaneWords of(
      long connection, long localPort, double room, ToDoubleFunction<String> width) {
    String number = "C" + connection;
    String port = localPort > 0 ? ":" + localPort : "";
    boolean fits = width.applyAsDouble(number + " " + port) <= room;
    return new LaneWords(number, fits ? port : "");
  }
}
