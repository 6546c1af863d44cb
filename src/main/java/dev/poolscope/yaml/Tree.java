package dev.poolscope.yaml;

import dev.poolscope.schema.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A YAML document as written: texts, lists and fields, each with its place. Immutable, so a part
/// may stand in a document more than once.
sealed interface Tree {
  /// Where it was written.
  Place place();

  /// What it is, in words.
  String words();

  /// A scalar before anybody knows its type.
  record Text(String text, boolean quoted, Place place) implements Tree {
    private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

    @Override
    public String words() {
      return isNull() ? "nothing" : "a single value";
    }

    /// Whether this is YAML's way to say that there is no value.
    boolean isNull() {
      return !quoted && NULLS.contains(text);
    }
  }

  /// A list.
  record Items(List<Tree> items, Place place) implements Tree {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String words() {
      return "a list";
    }

    /// This list with one element replaced, or added behind the last.
    Items with(int index, Tree item) {
      List<Tree> changed = new ArrayList<>(items);
      if (index == changed.size()) {
        changed.add(item);
      } else {
        changed.set(index, item);
      }
      return new Items(changed, place);
    }
  }

  /// Named values in the order in which they were written.
  record Fields(Map<String, Tree> fields, Place place) implements Tree {
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    @Override
    public String words() {
      return "named fields";
    }

    /// The single value of a field; empty where it has none.
    String text(String name) {
      return fields.get(name) instanceof Text text ? text.text() : "";
    }

    /// These fields with one added or replaced.
    Fields with(String name, Tree value) {
      Map<String, Tree> changed = new LinkedHashMap<>(fields);
      changed.put(name, value);
      return new Fields(changed, place);
    }

    /// These fields without one.
    Fields without(String name) {
      Map<String, Tree> changed = new LinkedHashMap<>(fields);
      changed.remove(name);
      return new Fields(changed, place);
    }
  }

  /// The place of a dotted path below a tree, or of the deepest part of it that was written.
  static Place locate(Tree tree, String path) {
    if (path.isEmpty()) {
      return tree.place();
    }
    return switch (tree) {
      case Text text -> text.place();
      case Items items -> {
        int dot = path.indexOf('.');
        String head = dot < 0 ? path : path.substring(0, dot);
        String rest = dot < 0 ? "" : path.substring(dot + 1);
        int index = head.matches("[0-9]{1,9}") ? Integer.parseInt(head) : Integer.MAX_VALUE;
        yield index < items.items().size() ? locate(items.items().get(index), rest) : items.place();
      }
      case Fields fields -> {
        for (Map.Entry<String, Tree> entry : fields.fields().entrySet()) {
          String name = entry.getKey();
          if (path.equals(name)) {
            yield entry.getValue().place();
          }
          if (path.startsWith(name + ".")) {
            yield locate(entry.getValue(), path.substring(name.length() + 1));
          }
        }
        yield fields.place();
      }
    };
  }
}
