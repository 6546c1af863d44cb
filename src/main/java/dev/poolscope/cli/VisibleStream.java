package dev.poolscope.cli;

import dev.poolscope.units.Texts;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A stream in UTF-8 that people may look at on a terminal. Texts may hold what a file or an
/// argument says, so whatever in them would do something to the terminal, or turn the direction of
/// what follows, is printed as an escape that does nothing. Bytes are passed on as they are.
///
/// Threading: as any [PrintStream].
final class VisibleStream extends PrintStream {
  VisibleStream(PrintStream out) {
    super(out, true, StandardCharsets.UTF_8);
  }

  /// What every other way to print a text comes to.
  @Override
  public void print(@Nullable String text) {
    super.print(Texts.visible(String.valueOf(text)));
  }
}
