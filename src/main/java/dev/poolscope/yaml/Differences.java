package dev.poolscope.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lays the trees of several experiments beside each other, as deep as all of them have the same
/// parts, and finds what differs.
///
/// Threading: confined to one call.
final class Differences {
  private final List<SettingDifference> found = new ArrayList<>();

  private Differences() {}

  /// What differs, in the order of the file.
  static List<SettingDifference> between(List<? extends Tree> trees) {
    Differences differences = new Differences();
    differences.compare("", new ArrayList<>(trees));
    return List.copyOf(differences.found);
  }

  private void compare(String path, List<@Nullable Tree> trees) {
    if (trees.stream().allMatch(tree -> Objects.equals(tree, trees.getFirst()))) {
      return;
    }
    List<Map<String, Tree>> parts = new ArrayList<>();
    for (Tree tree : trees) {
      Map<String, Tree> below = parts(tree);
      if (below == null) {
        found.add(new SettingDifference(path, values(trees)));
        return;
      }
      parts.add(below);
    }
    Set<String> names = new LinkedHashSet<>();
    parts.forEach(part -> names.addAll(part.keySet()));
    for (String name : names) {
      List<@Nullable Tree> below = new ArrayList<>();
      parts.forEach(part -> below.add(part.get(name)));
      compare(path.isEmpty() ? name : path + "." + name, below);
    }
  }

  private static List<@Nullable String> values(List<@Nullable Tree> trees) {
    List<@Nullable String> values = new ArrayList<>();
    trees.forEach(tree -> values.add(tree == null ? null : YamlWriter.flow(tree)));
    return values;
  }

  /// What a tree consists of, by name; null where it is one value or a list of such.
  private static @Nullable Map<String, Tree> parts(@Nullable Tree tree) {
    return switch (tree) {
      case null -> null;
      case Tree.Text _ -> null;
      case Tree.Fields fields -> fields.fields();
      case Tree.Items items -> elements(items);
    };
  }

  private static @Nullable Map<String, Tree> elements(Tree.Items items) {
    Map<String, Integer> taken = new HashMap<>();
    Map<String, Tree> elements = new LinkedHashMap<>();
    for (int i = 0; i < items.items().size(); i++) {
      Tree element = items.items().get(i);
      if (!(element instanceof Tree.Fields)) {
        return null;
      }
      String name = Paths.nameOf(element);
      boolean usable = name != null && taken.putIfAbsent(name, i) == null;
      elements.put(usable ? Objects.requireNonNull(name) : Integer.toString(i), element);
    }
    return elements;
  }
}
