package dev.poolscope.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The definition of one choice of a file: an enum constant, or a record that is one
/// kind of a sealed interface.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.TYPE})
public @interface Choice {
  /// What the choice means, as a sentence.
  String doc();

  /// How it is written in the file, where that is not its name in lower case with dashes.
  String label() default "";
}
