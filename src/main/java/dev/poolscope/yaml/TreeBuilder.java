package dev.poolscope.yaml;

import dev.poolscope.schema.Labels;
import dev.poolscope.schema.Part;
import dev.poolscope.schema.Place;
import dev.poolscope.schema.RecordShape;
import dev.poolscope.schema.ScalarType;
import dev.poolscope.schema.ValueType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Turns records back into a [Tree] that holds every field, defaults included; fields that are null
/// are left out.
final class TreeBuilder {
  private TreeBuilder() {}

  static Tree.Fields of(Record record) {
    Map<String, Tree> fields = new LinkedHashMap<>();
    for (Part part : RecordShape.of(record.getClass()).parts()) {
      Object value = RecordShape.get(record, part);
      if (value != null) {
        fields.put(part.name(), tree(part.type(), value));
      }
    }
    return new Tree.Fields(fields, Place.NONE);
  }

  private static Tree tree(ValueType type, Object value) {
    return switch (type) {
      case ValueType.Scalar(ScalarType scalar) ->
          new Tree.Text(scalar.writer().apply(value), scalar.textual(), Place.NONE);
      case ValueType.ListOf(ValueType element) ->
          new Tree.Items(
              ((List<?>) value).stream().map(item -> tree(element, item)).toList(), Place.NONE);
      case ValueType.Group _ -> of((Record) value);
      case ValueType.OneOf oneOf -> oneOf(oneOf, (Record) value);
      case ValueType.Settings _ -> settings((Map<?, ?>) value);
      case ValueType.NamedTexts _ -> texts((Map<?, ?>) value);
    };
  }

  private static Tree oneOf(ValueType.OneOf type, Record value) {
    String kind = Labels.kindOf(value);
    Tree.Fields fields = of(value);
    if (kind.equals(type.scalarKind())) {
      return fields.fields().values().iterator().next();
    }
    Map<String, Tree> named = new LinkedHashMap<>();
    named.put(ValueType.OneOf.KIND, new Tree.Text(kind, true, Place.NONE));
    named.putAll(fields.fields());
    return new Tree.Fields(named, Place.NONE);
  }

  private static Tree settings(Map<?, ?> values) {
    Map<String, Tree> fields = new LinkedHashMap<>();
    values.forEach(
        (path, value) ->
            fields.put(String.valueOf(path), YamlReader.value(String.valueOf(value), Place.NONE)));
    return new Tree.Fields(fields, Place.NONE);
  }

  private static Tree texts(Map<?, ?> values) {
    Map<String, Tree> fields = new LinkedHashMap<>();
    values.forEach(
        (name, text) ->
            fields.put(
                String.valueOf(name), new Tree.Text(String.valueOf(text), true, Place.NONE)));
    return new Tree.Fields(fields, Place.NONE);
  }
}
