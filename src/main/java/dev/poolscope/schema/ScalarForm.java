package dev.poolscope.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names the kind of a sealed interface that may be written as its only value, without `kind:`.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ScalarForm {
  /// A record with one component.
  Class<? extends Record> value();
}
