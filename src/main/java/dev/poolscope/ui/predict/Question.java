package dev.poolscope.ui.predict;

import dev.poolscope.experiment.Expectation;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.units.Durations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A number of a run's summary to be predicted.
///
/// @param host a target's name, or `all`
/// @param metric the column of `summary.csv`
/// @param words the question
public record Question(String host, String metric, String words) {
  private static final String OPENED = "connections_opened";
  private static final int MOST = 3;

  /// What to ask before an experiment: what it expects of its own over the whole load, connections
  /// opened first; where it expects nothing, how many connections will be opened.
  public static List<Question> of(Experiment experiment) {
    List<Question> questions = new ArrayList<>();
    experiment.expect().stream()
        .filter(e -> !e.isOfStretch())
        .sorted(Comparator.comparing(e -> !e.metric().equals(OPENED)))
        .map(e -> of(experiment, e))
        .distinct()
        .limit(MOST)
        .forEach(questions::add);
    if (questions.isEmpty()) {
      questions.add(of(experiment, Experiment.ALL_HOSTS, OPENED));
    }
    return questions;
  }

  /// The number in as few words as the verdict has for it.
  String number() {
    return metric.replace('_', ' ') + ", " + host;
  }

  private static Question of(Experiment experiment, Expectation expectation) {
    return of(experiment, expectation.host(), expectation.metric());
  }

  private static Question of(Experiment experiment, String host, String metric) {
    String where = host.equals(Experiment.ALL_HOSTS) ? "all hosts together" : host;
    String window = Durations.format(experiment.duration());
    String words =
        switch (metric) {
          case OPENED -> "How many connections will be opened to " + where + " in " + window + "?";
          case "connections_closed" ->
              "How many connections to " + where + " will be closed in " + window + "?";
          case "open_at_end" -> "How many connections to " + where + " will be open at the end?";
          case "requests_ok" -> "How many requests to " + where + " will end well?";
          case "requests_failed" -> "How many requests to " + where + " will fail?";
          default -> "What will “" + metric.replace('_', ' ') + "” of " + where + " be?";
        };
    return new Question(host, metric, words);
  }
}
