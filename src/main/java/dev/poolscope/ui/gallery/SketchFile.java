package dev.poolscope.ui.gallery;

import dev.poolscope.ui.plot.StateCounts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The sketches of the built-in experiments: the class-path resource `experiments/sketches.txt`.
///
/// Each experiment is a line with its name and, as parts of the time shown from 0 to 1, when
/// settings change; then a line for each host that begins with a space: its name and its columns
/// `DIALING/ACTIVE/IDLE`, with `*N` behind one that comes N times in a row. Lines that begin with #
/// say what the file is.
///
/// Threading: stateless; reads a file, so not for the application thread.
final class SketchFile {
  private static final String RESOURCE = "/experiments/sketches.txt";

  private SketchFile() {}

  /// The sketch of a built-in experiment; nothing to draw where there is none.
  static RecordedSketch find(String experiment) {
    return find(experiment, text());
  }

  /// As above, in the text of such a file.
  static RecordedSketch find(String experiment, String text) {
    List<String> lines =
        text.lines()
            .dropWhile(line -> !line.equals(experiment) && !line.startsWith(experiment + " "))
            .toList();
    if (lines.isEmpty()) {
      return RecordedSketch.NONE;
    }
    return new RecordedSketch(
        words(lines.getFirst()).skip(1).map(Double::valueOf).toList(),
        lines.stream()
            .skip(1)
            .takeWhile(line -> line.startsWith(" "))
            .map(line -> host(line.strip()))
            .toList());
  }

  private static RecordedSketch.Host host(String line) {
    return new RecordedSketch.Host(
        words(line).findFirst().orElseThrow(),
        words(line).skip(1).flatMap(SketchFile::columns).toList());
  }

  private static Stream<StateCounts> columns(String word) {
    int star = word.indexOf('*');
    int times = star < 0 ? 1 : Integer.parseInt(word.substring(star + 1));
    List<Integer> counts =
        Stream.of((star < 0 ? word : word.substring(0, star)).split("/", -1))
            .map(Integer::valueOf)
            .toList();
    return Collections.nCopies(times, new StateCounts(counts.get(0), counts.get(1), counts.get(2)))
        .stream();
  }

  private static Stream<String> words(String line) {
    return Stream.of(line.split(" ", -1));
  }

  private static String text() {
    try (InputStream in =
        Objects.requireNonNull(SketchFile.class.getResourceAsStream(RESOURCE), RESOURCE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
