package dev.poolscope.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// What was measured in rounds: in each of them every subject once, one after the other. Ratios are
/// made within a round, where the machine was the same for both.
///
/// @param <T> what is known of a subject after its turn
final class Rounds<T> {
  private final Map<String, List<T>> bySubject = new LinkedHashMap<>();

  /// Adds a subject's next turn.
  void add(String subject, T measured) {
    bySubject.computeIfAbsent(subject, _ -> new ArrayList<>()).add(measured);
  }

  List<String> subjects() {
    return List.copyOf(bySubject.keySet());
  }

  /// The spread of a figure over the rounds.
  Spread figure(String subject, ToDoubleFunction<T> figure) {
    return Spread.of(turns(subject).stream().mapToDouble(figure));
  }

  /// The spread of the ratio of a figure to that of another subject in the same round, as text; `-`
  /// if there is no such subject.
  String ratio(String subject, String to, ToDoubleFunction<T> figure) {
    return ratio(subject, figure, to, figure);
  }

  /// The same with another figure of the other subject.
  String ratio(
      String subject, ToDoubleFunction<T> figure, String to, ToDoubleFunction<T> otherFigure) {
    if (!bySubject.containsKey(to)) {
      return "-";
    }
    List<T> own = turns(subject);
    List<T> others = turns(to);
    double[] ratios = new double[own.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = figure.applyAsDouble(own.get(i)) / otherFigure.applyAsDouble(others.get(i));
    }
    return Spread.of(Arrays.stream(ratios)).text(2);
  }

  private List<T> turns(String subject) {
    return bySubject.getOrDefault(subject, List.of());
  }
}
