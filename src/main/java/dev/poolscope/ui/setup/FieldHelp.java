package dev.poolscope.ui.setup;

import dev.poolscope.schema.FieldType;
import dev.poolscope.schema.Option;
import dev.poolscope.schema.SchemaField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// The words of a field's tooltip.
final class FieldHelp {
  /// What OkHttp has in the place of a setting named as in Go, and what Go has for one of OkHttp's.
  private static final Map<String, String> COUNTERPARTS =
      Map.ofEntries(
          Map.entry("transport.maxIdleConns", "OkHttp: maxIdleConnections of ConnectionPool"),
          Map.entry("transport.maxIdleConnsPerHost", "OkHttp: one ConnectionPool for each target"),
          Map.entry("transport.maxConnsPerHost", "OkHttp: no such limit; one of your own"),
          Map.entry("transport.idleConnTimeout", "OkHttp: keepAliveDuration of ConnectionPool"),
          Map.entry("transport.disableKeepAlives", "OkHttp: the header Connection: close"),
          Map.entry("transport.requestTimeout", "OkHttp: callTimeout. Go: Timeout of http.Client"),
          Map.entry(
              "transport.retryOnConnectionFailure",
              "OkHttp: of the same name in OkHttpClient. Go: no such setting"),
          Map.entry("transport.maxRequests", "OkHttp: maxRequests of Dispatcher. Go: none"),
          Map.entry(
              "transport.maxRequestsPerHost",
              "OkHttp: maxRequestsPerHost of Dispatcher. Go: none"));

  private FieldHelp() {}

  /// The help on a field: what it means, what it may hold, what the other library calls it.
  static String of(SchemaField field) {
    List<String> lines = new ArrayList<>(List.of(field.doc()));
    if (isValue(field)) {
      lines.add("Allowed: " + field.allowed());
    }
    if (!field.alias().isEmpty()) {
      lines.add("In the file: " + field.name() + ", or " + field.alias());
    }
    if (NumberScale.of(field).isPresent()) {
      lines.add("Up, Down, the wheel, or drag the name; Page Up and Page Down for larger steps");
    }
    if (!field.special().isEmpty()) {
      lines.add(field.special());
    }
    if (field.defaultText() != null && isValue(field)) {
      lines.add("Default: " + field.defaults().words(UnaryOperator.identity()));
    }
    for (Option option : field.options()) {
      if (!option.doc().isEmpty()) {
        lines.add(option.label() + ": " + option.doc());
      }
    }
    String counterpart = COUNTERPARTS.get(field.path());
    if (counterpart != null) {
      lines.add(counterpart);
    }
    return String.join("\n", lines);
  }

  private static boolean isValue(SchemaField field) {
    FieldType element = field.element();
    return element != FieldType.GROUP && element != FieldType.KINDS;
  }
}
