package dev.poolscope.yaml;

import dev.poolscope.units.Texts;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes a [Tree] as YAML that reads back to an equal tree: collections of single values on one
/// line where they fit, everything else in blocks of two spaces.
final class YamlWriter {
  private static final int WIDTH = 100;

  /// Possessive, because other repetitions of groups use up the stack with long texts.
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?:[A-Za-z0-9_./]|-(?=[0-9]))"
              + "(?:[A-Za-z0-9_./+%@-]| (?=[A-Za-z0-9_./])|:(?=[A-Za-z0-9_./]))*+");

  /// Texts that other readers of YAML would take for something else.
  private static final Pattern AMBIGUOUS =
      Pattern.compile("(?i)null|true|false|yes|no|on|off|y|n|[-+.]?[0-9].*|\\.(inf|nan)");

  private final StringBuilder out = new StringBuilder();
  private final UnaryOperator<String> comments;

  private YamlWriter(UnaryOperator<String> comments) {
    this.comments = comments;
  }

  /// A whole document, with a line break at its end.
  static String document(Tree.Fields fields) {
    return document(fields, _ -> "");
  }

  /// A whole document, with a line break at its end.
  ///
  /// @param comments what to write behind a field that has a line of its own, by its dotted path;
  ///   nothing where it is empty
  static String document(Tree.Fields fields, UnaryOperator<String> comments) {
    YamlWriter writer = new YamlWriter(comments);
    writer.fields(fields, "", "", "");
    return writer.out.toString();
  }

  /// A value on one line.
  static String flow(Tree tree) {
    return switch (tree) {
      case Tree.Text text -> text(text);
      case Tree.Items items ->
          items.items().stream().map(YamlWriter::flow).collect(Collectors.joining(", ", "[", "]"));
      case Tree.Fields fields ->
          fields.fields().entrySet().stream()
              .map(entry -> key(entry.getKey()) + ": " + flow(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  private void fields(Tree.Fields fields, String path, String first, String indent) {
    String lead = first;
    for (Map.Entry<String, Tree> entry : fields.fields().entrySet()) {
      out.append(lead).append(key(entry.getKey())).append(':');
      Tree value = entry.getValue();
      if (onOneLine(value, indent.length() + entry.getKey().length() + 2)) {
        String comment = comments.apply(path + entry.getKey());
        out.append(' ').append(flow(value));
        out.append(comment.isEmpty() ? "" : "  # " + comment).append('\n');
      } else {
        out.append('\n');
        block(value, path + entry.getKey() + ".", indent + "  ");
      }
      lead = indent;
    }
  }

  private void block(Tree tree, String path, String indent) {
    switch (tree) {
      case Tree.Text text -> out.append(indent).append(text(text)).append('\n');
      case Tree.Fields fields -> fields(fields, path, indent, indent);
      case Tree.Items items -> {
        for (int i = 0; i < items.items().size(); i++) {
          Tree item = items.items().get(i);
          if (item instanceof Tree.Fields fields && !onOneLine(item, indent.length() + 2)) {
            fields(fields, path + i + ".", indent + "- ", indent + "  ");
          } else {
            out.append(indent).append("- ").append(flow(item)).append('\n');
          }
        }
      }
    }
  }

  private static boolean onOneLine(Tree tree, int column) {
    return switch (tree) {
      case Tree.Text _ -> true;
      case Tree.Items items -> items.items().stream().allMatch(Tree.Text.class::isInstance);
      case Tree.Fields fields -> simple(fields) && column + flow(fields).length() <= WIDTH;
    };
  }

  private static boolean simple(Tree.Fields fields) {
    return fields.fields().values().stream()
        .noneMatch(
            value ->
                value instanceof Tree.Items items
                    && !items.items().stream().allMatch(Tree.Text.class::isInstance));
  }

  private static String key(String name) {
    return PLAIN.matcher(name).matches() ? name : escaped(name);
  }

  private static String text(Tree.Text text) {
    if (text.isNull()) {
      return "null";
    }
    boolean plain =
        PLAIN.matcher(text.text()).matches()
            && !(text.quoted() && AMBIGUOUS.matcher(text.text()).matches());
    return plain ? text.text() : escaped(text.text());
  }

  private static String escaped(String text) {
    return '"' + escapes(text) + '"';
  }

  /// A text as it stands between double quotes.
  static String escapes(String text) {
    StringBuilder quoted = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default ->
                    quoted.append(Texts.isVisible(c) ? Character.toString(c) : Texts.escaped(c));
              }
            });
    return quoted.toString();
  }
}
