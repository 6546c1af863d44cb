package dev.poolscope.advise;

import java.util.List;

/// Something about a run that its user should know.
///
/// @param rule the rule that found it, such as `HOST_UNREACHABLE`
/// @param severity how much it matters
/// @param host the target it is about, or `all`
/// @param text what is the case, in one sentence
/// @param evidence the numbers behind it
/// @param remedy what to do
/// @param consequence what comes of it; empty where the text says that
/// @param atNanos when it was first to be seen, since the start of the run; -1 where it is of the
///   whole
/// @param sets the remedy as settings of the next run, `PATH=VALUE`; empty where no setting of the
///   experiment is one
public record Finding(
    String rule,
    Severity severity,
    String host,
    String text,
    String evidence,
    String remedy,
    String consequence,
    long atNanos,
    List<String> sets) {
  /// Copies the settings.
  public Finding {
    sets = List.copyOf(sets);
  }

  /// A finding about the whole run that no setting remedies.
  public Finding(
      String rule, Severity severity, String host, String text, String evidence, String remedy) {
    this(rule, severity, host, text, evidence, remedy, "", -1, List.of());
  }

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
