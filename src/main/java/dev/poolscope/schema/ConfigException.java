package dev.poolscope.schema;

import java.util.List;
import java.util.stream.Collectors;

/// An experiment that cannot be: unreadable, not understood or impossible. Its message is for the
/// user, one line per problem.
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final List<Problem> problems;

  /// An exception for at least one problem.
  public ConfigException(List<Problem> problems) {
    super(lines(problems));
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("problems: none given");
    }
    this.problems = List.copyOf(problems);
  }

  /// An exception for one problem.
  public ConfigException(Place place, String field, String message) {
    this(List.of(new Problem(place.source(), place.line(), field, message)));
  }

  /// One line per problem.
  @Override
  public String getMessage() {
    return lines(problems);
  }

  private static String lines(List<Problem> problems) {
    return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
  }

  /// What is wrong, at most twenty problems, in the order of the lines.
  public List<Problem> problems() {
    return problems;
  }
}
