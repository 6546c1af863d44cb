package dev.poolscope.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a client did in a window, from its start on.
///
/// @param requests that were answered
/// @param seconds how long the window was
/// @param cpuSeconds processor time of the process
/// @param cpuSecondsWithFiles the same with what it did after the window
record Reading(double requests, double seconds, double cpuSeconds, double cpuSecondsWithFiles) {
  /// What was done between the end of a shorter window and the end of this one.
  Reading minus(Reading shorter) {
    return new Reading(
        requests - shorter.requests,
        seconds - shorter.seconds,
        cpuSeconds - shorter.cpuSeconds,
        cpuSecondsWithFiles - shorter.cpuSecondsWithFiles);
  }

  double perSecond() {
    return requests / seconds;
  }

  double cpuMicros() {
    return cpuSeconds / requests * 1e6;
  }

  double cpuMicrosWithFiles() {
    return cpuSecondsWithFiles / requests * 1e6;
  }

  /// A number that a program printed as `name=number`.
  static double field(String text, String name) {
    Matcher found = Pattern.compile("\\b" + name + "=([\\d.]+)").matcher(text);
    if (!found.find()) {
      throw new IllegalArgumentException("no " + name + " in " + text);
    }
    return Double.parseDouble(found.group(1));
  }
}
