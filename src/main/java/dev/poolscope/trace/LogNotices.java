package dev.poolscope.trace;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What of a log of another version cannot be read as it was meant.
///
/// Threading: safe for use by any thread; guarded by this.
final class LogNotices {
  private final Map<String, Long> counts = new LinkedHashMap<>();

  synchronized void add(String what) {
    counts.merge(what, 1L, Long::sum);
  }

  /// What was met so far, and how often.
  synchronized List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    counts.forEach(
        (what, count) -> sentences.add(count == 1 ? what : what + ", " + count + " times"));
    return sentences;
  }
}
