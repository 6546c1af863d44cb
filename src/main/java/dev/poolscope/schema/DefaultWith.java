package dev.poolscope.schema;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A default that stands in for [Field#def] where another field of the same record has some value.
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface DefaultWith {
  /// The name of the other field, which holds a single value.
  String field();

  /// The value that it has, as in the file; not its own default, so that it must be written.
  String is();

  /// The default.
  String def();

  /// Whose default it is, such as `OkHttp`; empty for this program's own.
  String of() default "";
}
