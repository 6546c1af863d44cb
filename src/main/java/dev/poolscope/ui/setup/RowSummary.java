package dev.poolscope.ui.setup;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.yaml.Draft;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One line about an element of a list, for its header.
///
/// @param title what it is called
/// @param detail the most important of the rest
/// @param host the place of the target it is about; negative where it is about none
record RowSummary(String title, String detail, int host) {
  /// The summary of an element.
  static RowSummary of(FormRow row, Draft<Experiment> draft) {
    Fields fields = new Fields(draft, row.path());
    return switch (row.field().path()) {
      case "targets" -> new RowSummary(fields.get("name"), target(fields), fields.index());
      case "load" -> new RowSummary("to " + fields.get("target"), arrivals(fields), fields.host());
      case "changes" -> new RowSummary("at " + fields.get("at"), settings(fields), -1);
      case "expect" -> new RowSummary(fields.get("metric"), expectation(fields), -1);
      default -> other(row, fields);
    };
  }

  private static RowSummary other(FormRow row, Fields fields) {
    String values =
        Form.children(row.field(), "").stream()
            .map(field -> field.name() + " " + fields.get(field.name()))
            .collect(Collectors.joining(" "));
    return new RowSummary("#" + (fields.index() + 1), values, -1);
  }

  private static String target(Fields fields) {
    String url = fields.get("url");
    return url.isEmpty()
        ? String.join(" ", fields.get("sample.server"), fields.get("sample.mode"), delay(fields))
        : url;
  }

  private static String delay(Fields fields) {
    String kind = fields.get("sample.delay.kind");
    return kind.isEmpty() ? fields.get("sample.delay") : kind;
  }

  private static String arrivals(Fields fields) {
    String at = "arrivals.";
    String kind = fields.get(at + Form.KIND);
    return switch (kind) {
      case "once" -> fields.get(at + "requests") + " at once";
      case "bursts" -> "bursts of " + fields.get(at + "size") + " / " + fields.get(at + "gap");
      case "constant", "poisson" -> kind + " " + fields.get(at + "rate") + "/s";
      case "closed" -> fields.get(at + "workers") + " workers";
      case "given" -> "at given instants";
      default -> kind;
    };
  }

  private static String settings(Fields fields) {
    return fields.draft.settings(fields.path + ".set").entrySet().stream()
        .map(set -> set.getKey() + "=" + set.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String expectation(Fields fields) {
    return Stream.concat(
            Stream.of(fields.get("host")),
            List.of("equals", "atLeast", "atMost", "from", "to").stream()
                .filter(bound -> !fields.get(bound).isEmpty())
                .map(bound -> sign(bound) + " " + fields.get(bound)))
        .collect(Collectors.joining(" "));
  }

  private static String sign(String bound) {
    return switch (bound) {
      case "equals" -> "=";
      case "atLeast" -> "≥";
      case "atMost" -> "≤";
      default -> bound;
    };
  }

  private record Fields(Draft<Experiment> draft, String path) {
    String get(String name) {
      return draft.text(path + "." + name).orElse("");
    }

    int index() {
      return Integer.parseInt(path.substring(path.lastIndexOf('.') + 1));
    }

    /// The place of the target that a load goes to; negative where it is none.
    int host() {
      return draft.elements("targets").stream()
          .map(target -> draft.text(target + ".name").orElse(""))
          .toList()
          .indexOf(get("target"));
    }
  }
}
