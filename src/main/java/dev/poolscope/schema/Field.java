package dev.poolscope.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The definition of one field of a file, on the record component that holds it. Values are written
/// as in the file (`90s`, `64KiB`, `[]`).
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Field {
  /// What the field means, as a sentence.
  String doc();

  /// The name in the file, where it is not the component's own.
  String name() default "";

  /// A second name that the file may use as well, for a field at its top.
  String alias() default "";

  /// The default; empty for a field that must be given (or may be absent, when it is nullable).
  String def() default "";

  /// Whose default it is, such as `OkHttp`; empty for this program's own.
  String defOf() default "";

  /// Defaults that other fields of the record bring about; the last one that holds counts.
  DefaultWith[] defWith() default {};

  /// What holds when a nullable field is not given, where one value says it. Unlike the default it
  /// is not written into files, so that what was left open stays open.
  String otherwise() default "";

  /// The smallest value, or the smallest size of a list.
  String min() default "";

  /// The largest value, or the largest size of a list.
  String max() default "";

  /// The bound that the value must exceed.
  String above() default "";

  /// The smallest value of a list's elements.
  String eachMin() default "";

  /// The largest value of a list's elements.
  String eachMax() default "";

  /// What special values mean, such as `0 = no limit`.
  String special() default "";

  /// A regular expression that a text must match.
  String pattern() default "";

  /// The pattern in words.
  String patternWords() default "";

  /// Whether a whole number counts bytes, so that `64KiB` may be written.
  boolean bytes() default false;

  /// Whether the names of a map are paths of other fields and its values settings of those;
  /// otherwise its values are texts.
  boolean paths() default false;

  /// Whether the value stays as it is while the experiment runs.
  boolean fixed() default false;

  /// The words of the pool rules that have the field, such as `go`; none named means all.
  String[] rules() default {};
}
