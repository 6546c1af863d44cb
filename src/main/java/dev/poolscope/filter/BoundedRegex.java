package dev.poolscope.filter;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A regular expression that is found anywhere in a text, with bounds on what it may cost: some
/// expressions would otherwise try for hours.
///
/// Threading: immutable.
final class BoundedRegex implements Predicate<String> {
  private static final int MAX_PATTERN = 200;
  private static final int MAX_TEXT = 1_000;
  private static final int MAX_STEPS = 200_000;
  private static final int MAX_REPETITIONS = 10_000;
  private static final Pattern COUNTED = Pattern.compile("\\{([0-9]+)");

  private final Pattern pattern;

  private BoundedRegex(Pattern pattern) {
    this.pattern = pattern;
  }

  static BoundedRegex of(Term value) throws FilterException {
    String text = value.text();
    if (text.length() > MAX_PATTERN || repetitions(text) > MAX_REPETITIONS) {
      throw problem(value, "the regular expression is too costly; make it shorter");
    }
    try {
      return new BoundedRegex(Pattern.compile(text));
    } catch (PatternSyntaxException e) {
      throw problem(value, "no regular expression: " + e.getDescription());
    }
  }

  /// Whether it is found in the first thousand characters.
  ///
  /// @throws FilterTooCostlyException if that takes too many steps
  @Override
  public boolean test(String text) {
    try {
      return pattern.matcher(new Steps(text)).find();
    } catch (StackOverflowError _) {
      throw new FilterTooCostlyException();
    }
  }

  private static double repetitions(String text) {
    double product = 1;
    Matcher counts = COUNTED.matcher(text);
    while (counts.find()) {
      product *= Math.max(1, Double.parseDouble(counts.group(1)));
    }
    return product;
  }

  private static FilterException problem(Term value, String what) {
    return new FilterException(
        new FilterProblem(value.position(), value.length(), what, List.of(), null));
  }

  /// The text as the matcher sees it, one counted step for each look at a character.
  private static final class Steps implements CharSequence {
    private final String text;
    private int left = MAX_STEPS;

    Steps(String text) {
      this.text = text;
    }

    @Override
    public int length() {
      return Math.min(text.length(), MAX_TEXT);
    }

    @Override
    public char charAt(int index) {
      if (--left < 0) {
        throw new FilterTooCostlyException();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
