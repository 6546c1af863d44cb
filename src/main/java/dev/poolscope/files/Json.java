package dev.poolscope.files;

import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON as all our files have it: indented, properties in the order of their records.
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .build();

  private Json() {}

  /// A value as JSON, with a line end.
  public static String text(Object value) {
    return MAPPER.writeValueAsString(value) + "\n";
  }
}
