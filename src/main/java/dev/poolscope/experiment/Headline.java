package dev.poolscope.experiment;

import dev.poolscope.yaml.RecordFormat;
import dev.poolscope.yaml.Source;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What an experiment says of itself at the head of its file, for lists of many.
///
/// @param name the name, which [Experiments#find] knows it by
/// @param title a short title
/// @param question the question that it answers; empty if it has none
/// @param watch what to look at while it runs; empty if nothing is named
/// @param tags words by which people look for it, separated by commas, its group first; empty if
///   there are none
/// @param report the addresses of public reports whose trouble it shows, separated by commas; empty
///   if there are none
/// @param beside the names of experiments that show the same under other rules or settings,
///   separated by commas; empty if there are none
public record Headline(
    String name,
    String title,
    String question,
    String watch,
    String tags,
    String report,
    String beside) {
  private static final List<String> FIELDS =
      List.of("name", "title", "question", "watch", "tags", "report", "beside");

  /// The headline of a file, which is read no further than to the last of these fields.
  ///
  /// @throws ConfigException if it is not YAML so far
  static Headline of(Source source) {
    Map<String, String> texts = RecordFormat.texts(source, FIELDS);
    String name = texts.getOrDefault("name", "");
    String title = texts.getOrDefault("title", "");
    return new Headline(
        name,
        title.isEmpty() ? name : title,
        texts.getOrDefault("question", ""),
        texts.getOrDefault("watch", ""),
        texts.getOrDefault("tags", ""),
        texts.getOrDefault("report", ""),
        texts.getOrDefault("beside", ""));
  }

  /// The group that it belongs to; empty if it has no tags.
  public String group() {
    return split(tags).findFirst().orElse("");
  }

  /// The words by which people look for it, without its group.
  public List<String> words() {
    return split(tags).skip(1).toList();
  }

  /// The addresses of the public reports whose trouble it shows.
  public List<String> reports() {
    return split(report).toList();
  }

  /// The names of the experiments that show the same under other rules or settings.
  public List<String> variants() {
    return split(beside).toList();
  }

  /// Whether a word is one of its tags or its group, in whatever case.
  public boolean isTagged(String word) {
    return split(tags).anyMatch(tag -> tag.equalsIgnoreCase(word.strip()));
  }

  private static Stream<String> split(String words) {
    return Stream.of(words.split(",")).map(String::strip).filter(word -> !word.isEmpty());
  }
}
