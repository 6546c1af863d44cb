package dev.poolscope.yaml;

import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Place;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Says in plain words, with the line, why a text is not YAML.
final class YamlErrors {
  /// What the parser's own words mean, the more particular ones first.
  private static final Map<String, String> SENTENCES =
      Map.ofEntries(
          Map.entry(
              "mapping values are not allowed",
              "a \": \" stands where no field can be; check the indentation, or put the text in"
                  + " quotes"),
          Map.entry(
              "could not find expected ':'",
              "this is neither \"field: value\" nor a list item; a \":\" is missing"),
          Map.entry("sequence entries are not allowed", "a list item cannot stand here"),
          Map.entry(
              "expected <block end>",
              "this does not fit the lines above; check the indentation and the quotes"),
          Map.entry("expected ',' or", "a \",\" or the closing bracket is missing"),
          Map.entry("unexpected end of stream", "a quoted text is not closed"),
          Map.entry("unknown escape character", "a \"\\\" in a quoted text must be doubled"),
          Map.entry("escape sequence", "a \"\\\" in a quoted text must be doubled"),
          Map.entry("undefined tag", "tags such as \"!\" have no meaning here; remove it"),
          Map.entry("expected <document start>", "something stands here that belongs to no field"));

  private YamlErrors() {}

  static ConfigException explain(YamlEngineException error, String source) {
    if (error instanceof ReaderException reader) {
      String code = String.format(Locale.ROOT, "U+%04X", reader.getCodePoint());
      return new ConfigException(
          new Place(source, 0),
          "",
          "contains the character " + code + ", which YAML does not allow");
    }
    if (error instanceof MarkedYamlEngineException marked) {
      Mark mark = marked.getProblemMark().or(marked::getContextMark).orElse(null);
      int line = mark == null ? 0 : mark.getLine() + 1;
      return new ConfigException(new Place(source, line), "", sentence(marked, mark));
    }
    return new ConfigException(new Place(source, 0), "", "this is not valid YAML");
  }

  private static String sentence(MarkedYamlEngineException error, @Nullable Mark mark) {
    String problem = String.valueOf(error.getProblem());
    if (problem.contains("cannot start any token")) {
      int next =
          mark == null || mark.getPointer() >= mark.getBuffer().length
              ? ' '
              : mark.getBuffer()[mark.getPointer()];
      return next == '\t'
          ? "a tab indents this line; YAML allows only spaces"
          : "\"" + Character.toString(next) + "\" cannot begin a value; put the text in quotes";
    }
    if (problem.contains("TAB")) {
      return "a tab stands here; YAML allows only spaces";
    }
    return SENTENCES.entrySet().stream()
        .filter(entry -> problem.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("this is not valid YAML");
  }
}
