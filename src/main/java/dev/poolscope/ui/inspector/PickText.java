package dev.poolscope.ui.inspector;

import dev.poolscope.report.PickColumns;
import dev.poolscope.timeline.TableRow;
import dev.poolscope.ui.fx.NumberText;
import dev.poolscope.ui.inspector.Explanation.Fact;
import dev.poolscope.ui.inspector.Explanation.Link;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What there is to say about a balancer's pick.
final class PickText {
  private PickText() {}

  /// The pick of a row.
  static Explanation of(TableRow row) {
    List<String> candidates = words(row.text(PickColumns.CANDIDATES));
    List<String> scores = words(row.text(PickColumns.SCORES));
    List<String> ties = words(row.text(PickColumns.TIES));
    List<String> draws = words(row.text(PickColumns.DRAWS));
    String host = row.text(PickColumns.HOST);
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("At", NumberText.millis(row.number(PickColumns.AT)) + " ms"));
    for (int i = 0; i < candidates.size(); i++) {
      facts.add(candidate(candidates, scores, ties, i));
    }
    facts.add(new Fact("Counted", row.text(PickColumns.COUNT_SOURCE)));
    long request = row.number(PickColumns.REQUEST);
    return new Explanation(
        "Pick " + row.number(PickColumns.PICK),
        host,
        "",
        headline(row.text(PickColumns.BALANCER), host, candidates, scores),
        sentences(host, ties, draws),
        facts,
        request == 0 ? List.of() : List.of(Link.request(request)));
  }

  private static String headline(
      String balancer, String host, List<String> candidates, List<String> scores) {
    String from = " out of " + NumberText.count(candidates.size(), "candidate", "candidates");
    int place = candidates.indexOf(host);
    String score =
        place >= 0 && place < scores.size() ? ", whose score was " + scores.get(place) : "";
    return ConnectionText.capital(balancer) + " chose " + host + from + score + ".";
  }

  private static List<String> sentences(String host, List<String> ties, List<String> draws) {
    List<String> sentences = new ArrayList<>();
    if (ties.size() > 1) {
      sentences.add(
          "%s and %s shared the best score; %s won the tie."
              .formatted(
                  String.join(", ", ties.subList(0, ties.size() - 1)), ties.getLast(), host));
    } else if (ties.size() == 1) {
      sentences.add("No other candidate had as good a score.");
    }
    if (!draws.isEmpty()) {
      sentences.add(
          (draws.size() == 1 ? "One random draw: " : draws.size() + " random draws: ")
              + String.join(", ", draws)
              + ".");
    }
    return sentences;
  }

  private static Fact candidate(
      List<String> candidates, List<String> scores, List<String> ties, int place) {
    String name = candidates.get(place);
    String score = place < scores.size() ? "score " + scores.get(place) : "no score";
    return new Fact(name, ties.size() > 1 && ties.contains(name) ? score + ", tied" : score);
  }

  private static List<String> words(String cell) {
    return Arrays.stream(cell.split("[;,| ]+")).filter(word -> !word.isEmpty()).toList();
  }
}
