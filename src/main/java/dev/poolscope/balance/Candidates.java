package dev.poolscope.balance;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// The eligible endpoints of a pick in the order in which they joined. Immutable, with identity:
/// the same object as long as the same endpoints are eligible.
final class Candidates {
  private final List<Endpoint> endpoints;
  private final List<String> names;

  Candidates(List<Endpoint> endpoints) {
    this.endpoints = endpoints;
    names = endpoints.stream().map(Endpoint::name).toList();
  }

  List<Endpoint> endpoints() {
    return endpoints;
  }

  List<String> names() {
    return names;
  }

  int size() {
    return endpoints.size();
  }

  Endpoint get(int index) {
    return endpoints.get(index);
  }

  boolean isEmpty() {
    return endpoints.isEmpty();
  }

  /// One score for each, in their order.
  double[] scores(ToDoubleFunction<Endpoint> score) {
    double[] scores = new double[endpoints.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = score.applyAsDouble(endpoints.get(i));
    }
    return scores;
  }

  /// Scores of which none has been looked at.
  double[] noScores() {
    return scores(_ -> Double.NaN);
  }

  /// The names of those with a score, in their order.
  List<String> namesWith(double score, double[] scores) {
    return endpoints.stream()
        .filter(endpoint -> scores[endpoint.index] == score)
        .map(Endpoint::name)
        .toList();
  }
}
