package dev.poolscope.ui.setup;

import java.nio.file.Path;
import java.util.Optional;

/// A window around a form in which nothing becomes of anything.
final class NoSetupHost implements SetupHost {
  @Override
  public void run() {}

  @Override
  public Optional<Path> save(String yaml) {
    return Optional.empty();
  }

  @Override
  public void copy(String text) {}

  @Override
  public void tell(String message) {}
}
