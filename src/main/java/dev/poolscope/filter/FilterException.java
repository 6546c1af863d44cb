package dev.poolscope.filter;

/// A filter that cannot be used.
public final class FilterException extends Exception {
  private final transient FilterProblem problem;

  /// A filter with a problem.
  public FilterException(FilterProblem problem) {
    super(problem.message());
    this.problem = problem;
  }

  /// What is wrong with it.
  public FilterProblem problem() {
    return problem;
  }
}
