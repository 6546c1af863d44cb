package dev.poolscope.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says of a class that its values are written as one text: `toString` writes it, and the static
/// method `parse(String)` reads it or throws an `IllegalArgumentException` that says what the text
/// is not.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Written {
  /// The kind of editor that it takes.
  FieldType type();

  /// What is allowed, such as `true, false or a duration`.
  String noun();
}
