package dev.poolscope.ui.setup;

import dev.poolscope.schema.SchemaField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// In which order the form shows things, and what it folds away: first the load, since what one
/// wants first is other requests; in each part the fields that most come for.
final class FormOrder {
  /// The parts in their order; parts not named follow.
  private static final List<String> PARTS =
      List.of("load", "targets", "transport", "balancer", "changes", "expect");

  /// The fields that are always shown, in their order, by the path of what they are in. What is not
  /// named here has no others.
  private static final Map<String, List<String>> FIRST =
      Map.of(
          "load.N", List.of("arrivals", "target"),
          "load.N.request", List.of("method", "path", "bodyBytes", "clients"),
          "targets.N", List.of("name"),
          "targets.N.sample",
              List.of("mode", "delay", "idleTimeout", "maxRequests", "bodyBytes", "status"),
          "transport",
              List.of(
                  "rules",
                  "maxIdleConns",
                  "maxIdleConnsPerHost",
                  "maxConnsPerHost",
                  "idleConnTimeout",
                  "maxRequests",
                  "maxRequestsPerHost",
                  "requestTimeout",
                  "disableKeepAlives",
                  "retryOnConnectionFailure"),
          "balancer",
              List.of(
                  "kind", "counts", "ties", "choices", "factor", "decay", "ringSize", "tableSize"));

  private FormOrder() {}

  /// The parts of the form in their order.
  static List<SchemaField> parts(List<SchemaField> top) {
    return top.stream().sorted(Comparator.comparingInt(f -> place(PARTS, f.name()))).toList();
  }

  /// The fields below something, those that are shown at once and those folded away.
  record Split(List<SchemaField> shown, List<SchemaField> more) {
    /// @param parent the path of what they are in, with `N` for indices
    /// @param wanted whether a field is shown although few need it
    static Split of(String parent, List<SchemaField> fields, Predicate<SchemaField> wanted) {
      List<String> first = FIRST.get(parent);
      if (first == null) {
        return new Split(fields, List.of());
      }
      List<SchemaField> shown = new ArrayList<>(fields);
      shown.removeIf(field -> !first.contains(field.name()) && !wanted.test(field));
      shown.sort(Comparator.comparingInt(field -> place(first, field.name())));
      List<SchemaField> more = new ArrayList<>(fields);
      more.removeAll(shown);
      return new Split(shown, more);
    }
  }

  private static int place(List<String> names, String name) {
    int place = names.indexOf(name);
    return place < 0 ? names.size() : place;
  }
}
