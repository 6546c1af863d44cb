package dev.poolscope.experiment;

import dev.poolscope.schema.FieldType;
import dev.poolscope.schema.Labels;
import dev.poolscope.schema.Written;
import dev.poolscope.units.Texts;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/// One of the addresses that a target's name has, and what becomes of the dials to it.
///
/// @param address without a name
@Written(
    type = FieldType.TEXT,
    noun = "an IP address such as 127.0.0.2, alone or with refuse or black-hole behind it")
public record TargetAddress(InetAddress address, AddressState state) {
  /// Reads an address, and its state where there is one behind a space.
  ///
  /// @throws IllegalArgumentException if the text is none; the message says why
  public static TargetAddress parse(String text) {
    String[] words = text.strip().split(" +", 2);
    return new TargetAddress(
        address(words[0]), words.length == 1 ? AddressState.UP : state(words[1]));
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.ofLiteral(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(Texts.quoted(text) + " is no literal IP address", e);
    }
  }

  private static AddressState state(String text) {
    List<AddressState> states = Arrays.asList(AddressState.values());
    return states.stream()
        .filter(state -> Labels.of(state).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Texts.quoted(text)
                        + " is no state of an address"
                        + Texts.suggestion(text, states.stream().map(Labels::of).toList())));
  }

  /// The address as the file writes it.
  @Override
  public String toString() {
    String literal = address.getHostAddress();
    return state == AddressState.UP ? literal : literal + " " + Labels.of(state);
  }
}
