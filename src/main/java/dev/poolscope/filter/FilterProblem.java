package dev.poolscope.filter;

import dev.poolscope.units.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is wrong with a filter.
///
/// @param position where it is, in characters from 0
/// @param length how many characters are concerned; 0 at the end of the filter
/// @param what what is wrong there
/// @param allowed what may stand there; empty where that is no list
/// @param meant what of that was probably meant, or null
public record FilterProblem(
    int position, int length, String what, List<String> allowed, @Nullable String meant) {
  /// At most so many allowed words go into a message.
  private static final int SHOWN = 9;

  /// A problem.
  public FilterProblem {
    allowed = List.copyOf(allowed);
  }

  /// The problem in one line: where, what, what is allowed, what was probably meant.
  public String message() {
    StringBuilder line = new StringBuilder("at character ").append(position + 1).append(": ");
    line.append(what);
    if (meant != null) {
      line.append("; did you mean ").append(meant).append('?');
    } else if (!allowed.isEmpty()) {
      line.append("; allowed: ").append(shown());
    }
    return line.toString();
  }

  private String shown() {
    if (allowed.size() <= SHOWN) {
      return Texts.either(allowed);
    }
    int more = allowed.size() - SHOWN + 1;
    return String.join(", ", allowed.subList(0, SHOWN - 1)) + " and " + more + " more";
  }
}
