package dev.poolscope.advise;

/// What an experiment asks of this machine beyond what there is.
///
/// @param path the field that asks for most of it, elements of lists by their index from 0
/// @param text what is needed and what there is, in numbers
/// @param remedy what to do
/// @param isSure whether the run must fail, rather than may come short
public record MachineNote(String path, String text, String remedy, boolean isSure) {
  /// All of it in one line.
  public String words() {
    return text + "; " + remedy;
  }
}
