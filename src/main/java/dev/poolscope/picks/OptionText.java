package dev.poolscope.picks;

import dev.poolscope.units.Texts;

/// An option of a balancer as a user wrote it.
///
/// @param origin where, for messages: `--option factor=2` or `--ties`
/// @param name its name
/// @param value its value
public record OptionText(String origin, String name, String value) {
  /// Reads `name=value`.
  ///
  /// @param origin the command line's option that it is part of
  /// @throws InvalidPicksException if there is no `=`
  public static OptionText parse(String origin, String text) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new InvalidPicksException(
          origin + ": " + Texts.quoted(text) + " is not NAME=VALUE, such as ties=random");
    }
    return new OptionText(origin, text.substring(0, equals), text.substring(equals + 1));
  }

  /// The option as it stands in messages.
  String place() {
    return origin + ": " + (origin.equals("--" + name) ? "" : name + ": ");
  }

  InvalidPicksException problem(String message) {
    return new InvalidPicksException(place() + message);
  }
}
