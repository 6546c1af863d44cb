package dev.poolscope.yaml;

import dev.poolscope.schema.FieldType;
import dev.poolscope.schema.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Dotted paths through a [Tree].
final class Paths {
  private static final Pattern INDEX = Pattern.compile("[0-9]{1,9}");
  private static final Set<FieldType> NAMED = Set.of(FieldType.SETTINGS, FieldType.TEXTS);

  private Paths() {}

  /// The names and indices of a path. Below a field that holds values by path or by name, what
  /// follows is one name, although it may have dots itself.
  static List<String> segments(Schema schema, String path) {
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
      String head = path.substring(0, dot);
      if (schema.find(head).stream().anyMatch(field -> NAMED.contains(field.type()))) {
        return Stream.concat(Arrays.stream(head.split("\\.")), Stream.of(path.substring(dot + 1)))
            .toList();
      }
    }
    return List.of(path.split("\\."));
  }

  /// Whether a segment of a path may be an index.
  static boolean isIndex(String segment) {
    return INDEX.matcher(segment).matches();
  }

  /// The part below a tree that a name or index leads to; null when there is none.
  static @Nullable Tree child(Tree tree, String segment) {
    return switch (tree) {
      case Tree.Text _ -> null;
      case Tree.Fields fields -> fields.fields().get(segment);
      case Tree.Items items -> {
        int index = isIndex(segment) ? Integer.parseInt(segment) : Integer.MAX_VALUE;
        yield index < items.items().size() ? items.items().get(index) : null;
      }
    };
  }

  /// The text of an element's field `name`; null when it has none.
  static @Nullable String nameOf(Tree element) {
    return element instanceof Tree.Fields fields
            && fields.fields().get("name") instanceof Tree.Text name
        ? name.text()
        : null;
  }

  /// A path of indices with names where an element has one that leads to it.
  static String named(Schema schema, Tree root, String path) {
    List<String> named = new ArrayList<>();
    Tree current = root;
    for (String segment : segments(schema, path)) {
      Tree next = current == null ? null : child(current, segment);
      String name = current instanceof Tree.Items && next != null ? nameOf(next) : null;
      boolean usable = name != null && name.matches("[A-Za-z0-9_-]+") && leads(current, name, next);
      named.add(usable ? Objects.requireNonNull(name) : segment);
      current = next;
    }
    return String.join(".", named);
  }

  /// A path with names as one of indices.
  static String indexed(Schema schema, Tree root, String path) {
    List<String> indexed = new ArrayList<>();
    Tree current = root;
    for (String segment : segments(schema, path)) {
      String step = current instanceof Tree.Items items ? indexOf(items, segment) : segment;
      indexed.add(step);
      current = current == null ? null : child(current, step);
    }
    return String.join(".", indexed);
  }

  private static boolean leads(@Nullable Tree list, String name, @Nullable Tree element) {
    return list instanceof Tree.Items items
        && indexOf(items, name).equals(Integer.toString(items.items().indexOf(element)));
  }

  /// The index of the element with a name, or the segment itself.
  private static String indexOf(Tree.Items items, String segment) {
    for (int i = 0; i < items.items().size(); i++) {
      if (segment.equals(nameOf(items.items().get(i)))) {
        return Integer.toString(i);
      }
    }
    return segment;
  }
}
