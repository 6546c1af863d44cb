package dev.poolscope.advise;

/// Something about a run that its user should know.
///
/// @param rule the rule that found it, such as `HOST_UNREACHABLE`
/// @param severity how much it matters
/// @param host the target it is about, or `all`
/// @param text what is the case, in one sentence
/// @param evidence the numbers behind it
/// @param remedy what to do
public record Finding(
    String rule, Severity severity, String host, String text, String evidence, String remedy) {

  /// How much a finding matters.
  public enum Severity {
    /// Good to know.
    NOTE,
    /// Numbers may not mean what they seem to.
    WARNING,
    /// Numbers are not what was asked for.
    ERROR
  }
}
