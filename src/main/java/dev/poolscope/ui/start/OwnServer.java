package dev.poolscope.ui.start;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Problem;
import dev.poolscope.yaml.Draft;
import dev.poolscope.yaml.Source;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// A server of the user's own, and the load it is to get, as typed: makes an experiment of it that
/// expects nothing.
///
/// @param address a URL, `host:port`, or a port of this machine
/// @param amount how many of the load's unit
/// @param load what is counted by the amount
/// @param seconds how long; a number stands for seconds
record OwnServer(String address, String amount, Kind load, String seconds) {
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+(\\.[0-9]+)?");
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

  private static final Source FRAME =
      new Source(
          "my server",
          """
          schema: poolscope/experiment/v1
          name: my-server
          question: How many connections does this server take, who closes them, and why?
          targets:
            - name: server
              url: http://127.0.0.1/
          load:
            - target: server
              arrivals: {kind: closed, workers: 1}
          """);

  /// The parts of the form, for a problem to stand at.
  enum Part {
    /// The address.
    ADDRESS,
    /// The amount of load.
    AMOUNT,
    /// How long.
    SECONDS
  }

  /// What the amount of load counts.
  enum Kind {
    /// Each of them sends its next request when the one before is answered.
    CONNECTIONS("connections at once", "closed", "workers"),
    /// Sent whether or not those before were answered.
    RATE("requests per second", "constant", "rate");

    private final String words;
    private final String arrivals;
    private final String field;

    Kind(String words, String arrivals, String field) {
      this.words = words;
      this.arrivals = arrivals;
      this.field = field;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /// What came of it.
  ///
  /// @param source the experiment; of use where there are no problems
  /// @param problems what is wrong and what is allowed, by part
  record Outcome(Source source, Map<Part, String> problems) {}

  /// The experiment, or what is wrong.
  Outcome outcome() {
    Map<Part, String> problems = new EnumMap<>(Part.class);
    if (address.isBlank()) {
      problems.put(Part.ADDRESS, "This is empty; give a URL such as http://127.0.0.1:8000/.");
    }
    try {
      Draft<Experiment> draft = Experiments.draft(FRAME, sets());
      draft.problems().forEach(problem -> add(problem, problems));
      return new Outcome(new Source(FRAME.name(), draft.document()), problems);
    } catch (ConfigException e) {
      e.problems().forEach(problem -> add(problem, problems));
      return new Outcome(FRAME, problems);
    }
  }

  private List<String> sets() {
    Map<String, String> arrivals = new LinkedHashMap<>();
    arrivals.put("kind", load.arrivals);
    arrivals.put(load.field, Draft.quoted(amount.strip()));
    return List.of(
        "name=" + name(),
        "title=" + Draft.quoted(where() + ", " + amount.strip() + " " + load.words),
        "window=" + Draft.quoted(window()),
        "targets.0.url=" + Draft.quoted(url()),
        "load.0.arrivals=" + Draft.fields(arrivals));
  }

  /// As the browser's address line would take it.
  private String url() {
    String text = address.strip();
    if (SCHEME.matcher(text).matches()) {
      return text;
    }
    return "http://" + (PORT.matcher(text).matches() ? "127.0.0.1:" + text : text);
  }

  private String window() {
    String text = seconds.strip();
    return NUMBER.matcher(text).matches() ? text + "s" : text;
  }

  /// Host and port.
  private String where() {
    return url().replaceFirst("^[A-Za-z][A-Za-z0-9+.-]*://", "").replaceFirst("/.*", "");
  }

  private String name() {
    String name = where().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String plain = name.replaceAll("^-+|-+$", "");
    return plain.isEmpty() ? "my-server" : plain.substring(0, Math.min(60, plain.length()));
  }

  private static void add(Problem problem, Map<Part, String> problems) {
    Part part =
        problem.field().startsWith("targets")
            ? Part.ADDRESS
            : problem.field().startsWith("load") ? Part.AMOUNT : Part.SECONDS;
    problems.putIfAbsent(part, problem.message());
  }
}
