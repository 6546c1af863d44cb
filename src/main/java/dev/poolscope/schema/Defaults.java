package dev.poolscope.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What holds for a field that is not given, which may depend on other fields of the same record.
///
/// @param all in the order of their weight: of those that hold, the last one counts; empty where
///   the field has no default
public record Defaults(List<Default> all) {
  /// Defaults that never change.
  public Defaults {
    all = List.copyOf(all);
  }

  static Defaults of(Field field) {
    Default plain = new Default(field.def(), field.defOf(), "", "");
    Stream<Default> others =
        Arrays.stream(field.defWith())
            .map(with -> new Default(with.def(), with.of(), with.field(), with.is()));
    return new Defaults(
        field.def().isEmpty() ? List.of() : Stream.concat(Stream.of(plain), others).toList());
  }

  /// The default that counts; empty where there is none.
  ///
  /// @param written what stands in the file for a field of the record, by its name; empty where
  ///   nothing does
  public Optional<Default> where(UnaryOperator<String> written) {
    return all.reversed().stream().filter(each -> each.holds(written)).findFirst();
  }

  /// Whether it takes other fields to know the default.
  public boolean depend() {
    return all.size() > 1;
  }

  /// All of them, such as `0s (http.Transport's); 5m (OkHttp's) with rules: okhttp`.
  ///
  /// @param code marks what stands in a file
  public String words(UnaryOperator<String> code) {
    return all.stream().map(each -> each.words(code)).collect(Collectors.joining("; "));
  }
}
