package dev.poolscope.yaml;

import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Place;
import dev.poolscope.schema.Schema;
import dev.poolscope.units.Texts;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A new value for one path of a file.
///
/// A path is dotted. An element of a list is named by its index from 0 or, where the elements have
/// a field `name`, by that; the name wins. What the path needs and the tree lacks is created.
///
/// Threading: immutable.
public final class Setting {
  private final String path;
  private final Tree value;
  private final Place place;

  private Setting(String path, Tree value, Place place) {
    this.path = path;
    this.value = value;
    this.place = place;
  }

  /// Reads `PATH=VALUE`.
  ///
  /// @param prefix what messages put before it
  /// @throws ConfigException if it is not of that form
  public static Setting parse(String text, String prefix) {
    Place place = new Place(prefix + text, 0);
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new ConfigException(place, "", "is not PATH=VALUE, such as transport.maxIdleConns=1");
    }
    String path = text.substring(0, equals).strip();
    if (List.of(path.split("\\.", -1)).contains("")) {
      throw new ConfigException(
          place, "", Texts.quoted(path) + " is no path, such as transport.maxIdleConns");
    }
    return new Setting(path, YamlReader.value(text.substring(equals + 1), place), place);
  }

  /// A tree with this setting.
  ///
  /// @throws ConfigException if the path leads through a single value or past the end of a list
  Tree.Fields in(Tree.Fields root, Schema schema) {
    return (Tree.Fields) set(root, Paths.segments(schema, schema.canonical(path)), 0);
  }

  private Tree set(Tree tree, List<String> segments, int depth) {
    if (depth == segments.size()) {
      return value;
    }
    String segment = segments.get(depth);
    return switch (tree) {
      case Tree.Fields fields ->
          fields.with(
              segment, set(child(fields.fields(), segment, segments, depth), segments, depth + 1));
      case Tree.Items items -> {
        int index = index(items, segment, String.join(".", segments.subList(0, depth)));
        Tree child =
            index < items.items().size() ? items.items().get(index) : missing(segments, depth);
        yield items.with(index, set(child, segments, depth + 1));
      }
      case Tree.Text text -> {
        if (text.isNull()) {
          yield set(missing(segments, depth - 1), segments, depth);
        }
        String parent = String.join(".", segments.subList(0, depth));
        throw new ConfigException(
            place,
            "",
            "%s is the single value %s and has no fields; set it as a whole: %s=..."
                .formatted(parent, Texts.quoted(text.text()), parent));
      }
    };
  }

  private Tree child(Map<String, Tree> fields, String segment, List<String> segments, int depth) {
    Tree child = fields.get(segment);
    return child == null ? missing(segments, depth) : child;
  }

  /// What stands at a place of the path where the tree has nothing: a list when an index follows.
  private Tree missing(List<String> segments, int depth) {
    boolean list = depth + 1 < segments.size() && segments.get(depth + 1).equals("0");
    return list ? new Tree.Items(List.of(), place) : new Tree.Fields(Map.of(), place);
  }

  private int index(Tree.Items items, String segment, String parent) {
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < items.items().size(); i++) {
      String name = Paths.nameOf(items.items().get(i));
      if (name != null) {
        if (name.equals(segment)) {
          return i;
        }
        names.add(name);
      }
    }
    int size = items.items().size();
    int index = Paths.isIndex(segment) ? Integer.parseInt(segment) : size + 1;
    if (index > size) {
      String known = names.isEmpty() ? "" : "; known names: " + String.join(", ", names);
      throw new ConfigException(
          place,
          "",
          "%s is no element of %s, which has %s%s"
              .formatted(
                  Texts.quoted(segment),
                  parent,
                  size == 0 ? "none" : size == 1 ? "only 0" : "0 to " + (size - 1),
                  known));
    }
    return index;
  }
}
