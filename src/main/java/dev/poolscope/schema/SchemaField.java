package dev.poolscope.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The documentation of one field of a file.
///
/// @param path dotted, with `N` for an index: `load.N.arrivals.gap`
/// @param kind for a field that only one kind of its parent has, that kind's label; else empty
/// @param element for a list, the type of its elements; else the type itself
/// @param defaults what holds when it is not given
/// @param required whether the field must be given
/// @param allowed what it may hold, in words
/// @param limits the smallest and largest value, or size of a list; empty texts for none
/// @param special what special values mean, such as `0 = no limit`; often empty
/// @param doc what it means, in sentences
/// @param alias a second name that the file may use; often empty
/// @param rules the words of the pool rules that have it; none for all
/// @param fixed whether it stays as it is while the experiment runs
/// @param options what a choice, or the `kind` of a group, may be
/// @param valueKind the kind that may be written as its only value, without `kind`; null when none
public record SchemaField(
    String path,
    String kind,
    FieldType type,
    FieldType element,
    Defaults defaults,
    boolean required,
    String allowed,
    Part.Limits limits,
    String special,
    String doc,
    String alias,
    List<String> rules,
    boolean fixed,
    List<Option> options,
    @Nullable String valueKind) {
  /// The default where no other field brings about another one, as the file writes it; null when
  /// there is none.
  public @Nullable String defaultText() {
    return defaults.all().isEmpty() ? null : defaults.all().getFirst().text();
  }

  /// The last name of the path.
  public String name() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /// What a form calls it: the second name where it has one, which is then the better one.
  public String label() {
    return alias.isEmpty() ? name() : alias;
  }

  /// The path without its last name; empty at the top.
  public String parent() {
    int dot = path.lastIndexOf('.');
    return dot < 0 ? "" : path.substring(0, dot);
  }

  /// Whether some pool rules have it.
  public boolean isUnder(Enum<?> poolRules) {
    return rules.isEmpty() || rules.contains(Labels.of(poolRules));
  }

  /// The type in words: `duration`, `list of durations`.
  public String typeText() {
    return type != FieldType.LIST
        ? type.words()
        : element == FieldType.GROUP ? "list of fields" : "list of " + element.words() + "s";
  }
}
