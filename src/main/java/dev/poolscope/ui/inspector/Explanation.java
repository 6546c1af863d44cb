package dev.poolscope.ui.inspector;

import dev.poolscope.report.TableColumn;
import dev.poolscope.timeline.Column;
import dev.poolscope.timeline.TableRow;
import dev.poolscope.ui.fx.NumberText;
import dev.poolscope.ui.session.Selected;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What there is to say about something.
///
/// @param title its name, such as `Connection 5`
/// @param host the host that it belongs to; empty for none
/// @param place where it is on the network; empty for nowhere
/// @param headline what became of it, a sentence
/// @param sentences what led there
/// @param facts its numbers
/// @param links what else to look at
record Explanation(
    String title,
    String host,
    String place,
    String headline,
    List<String> sentences,
    List<Fact> facts,
    List<Link> links) {
  static final Explanation NOTHING =
      new Explanation(
          "Nothing selected",
          "",
          "",
          "Select a connection, a request or a pick, and this tells what became of it and why.",
          List.of(),
          List.of(),
          List.of());

  /// A number with its name.
  record Fact(String name, String value) {
    /// Adds an instant with the name it has on the screen, if there is one.
    static void addInstant(List<Fact> facts, String name, TableRow row, TableColumn<?> column) {
      if (row.has(column)) {
        facts.add(new Fact(name, NumberText.millis(row.number(column)) + " ms"));
      }
    }

    /// Adds every column of a row that nothing else tells of, under its own name.
    ///
    /// @param told the columns that are told of in words
    static void addOthers(List<Fact> facts, TableRow row, Set<TableColumn<?>> told) {
      for (Column column : row.table().columns()) {
        TableColumn<?> definition = column.definition();
        if (!told.contains(definition) && !column.text(row.row()).isEmpty()) {
          String value =
              definition.kind().isTime()
                  ? NumberText.millis(row.number(definition)) + " ms"
                  : column.text(row.row());
          facts.add(new Fact(definition.shortName().replace('_', ' '), value));
        }
      }
    }
  }

  /// A way to something else.
  record Link(String id, String text, Selected target) {
    static Link connection(long number) {
      return new Link(
          "connection-" + number, "Connection " + number, new Selected.Connection(number));
    }

    static Link request(long number) {
      return new Link("request-" + number, "Request " + number, new Selected.Request(number));
    }
  }

  /// The same with which of the run's clients it is of.
  ///
  /// @param of the client's number, from 1
  /// @param instances how many clients the run has
  Explanation ofInstance(long of, int instances) {
    List<Fact> more = new ArrayList<>(facts);
    more.addFirst(new Fact("Instance", of + " of " + instances));
    return new Explanation(title, host, place, headline, sentences, more, links);
  }

  /// The same with a further sentence of what led there.
  Explanation with(String sentence) {
    List<String> more = new ArrayList<>(sentences);
    more.add(sentence);
    return new Explanation(title, host, place, headline, more, facts, links);
  }

  /// The whole as plain text.
  String text() {
    Stream<String> head = Stream.of(title + (host.isEmpty() ? "" : " to " + host), place, headline);
    Stream<String> numbers = facts.stream().map(fact -> fact.name() + ": " + fact.value());
    return Stream.of(head, sentences.stream(), numbers)
        .flatMap(part -> part)
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining("\n"));
  }
}
