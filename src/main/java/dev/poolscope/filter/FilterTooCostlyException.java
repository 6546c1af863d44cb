package dev.poolscope.filter;

/// A filter's regular expression took more steps on one cell than are allowed.
public final class FilterTooCostlyException extends RuntimeException {
  FilterTooCostlyException() {
    super("the regular expression needs too many steps; write it without nested repetitions");
  }
}
