package dev.poolscope;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which package may import which, all names being relative to the base package. A package stands
/// for those below it too, unless they have an entry of their own. Who may import `experiment` may
/// import what comes with it.
///
/// Threading: immutable.
final class PackageTable {
  /// What comes with an experiment: its format and the rules that its records name.
  private static final List<String> OF_EXPERIMENTS = List.of("units", "schema", "yaml", "balance");

  private static final Set<String> BELOW_RUN =
      Set.of(
          "model",
          "time",
          "experiment",
          "trace",
          "stats",
          "balance",
          "pool",
          "client",
          "load",
          "kernel",
          "server",
          "advise",
          "files",
          "report",
          "archive");
  private static final Set<String> FEATURE =
      Set.of(
          "experiment",
          "model",
          "stats",
          "advise",
          "files",
          "report",
          "archive",
          "export",
          "timeline",
          "ui.fx",
          "ui.plot",
          "ui.session");
  private static final List<String> FEATURES =
      List.of(
          "ui.start",
          "ui.gallery",
          "ui.scope",
          "ui.tables",
          "ui.setup",
          "ui.numbers",
          "ui.inspector",
          "ui.predict",
          "ui.compare",
          "ui.lesson");

  private final Map<String, Set<String>> imports = new TreeMap<>();

  PackageTable() {
    imports.put("model", Set.of());
    imports.put("time", Set.of());
    imports.put("units", Set.of());
    imports.put("schema", Set.of("units"));
    imports.put("yaml", Set.of("units", "schema"));
    imports.put("experiment", Set.of("model", "pool"));
    imports.put("trace", Set.of("model", "time"));
    imports.put("stats", Set.of("model", "time"));
    imports.put("balance", Set.of("model", "time", "schema"));
    imports.put("pool", Set.of("model", "time", "schema"));
    imports.put("client", Set.of("model", "time", "pool", "trace", "experiment", "load", "kernel"));
    imports.put("load", Set.of("model", "time", "trace", "balance", "experiment"));
    imports.put("kernel", Set.of("model", "time"));
    imports.put("server", Set.of("model", "time", "experiment", "kernel"));
    imports.put("files", Set.of());
    imports.put("advise", Set.of("model", "stats", "experiment", "kernel"));
    imports.put("report", Set.of("model", "trace", "stats", "experiment", "advise"));
    imports.put("archive", Set.of("trace", "experiment", "kernel", "files", "report"));
    imports.put(
        "capture",
        Set.of("model", "trace", "stats", "experiment", "advise", "files", "report", "archive"));
    imports.put("run", BELOW_RUN);
    imports.put(
        "export",
        Set.of(
            "model",
            "trace",
            "experiment",
            "advise",
            "files",
            "report",
            "archive",
            "capture",
            "metrics"));
    imports.put("picks", Set.of("model", "experiment", "trace", "balance"));
    imports.put("importing", Set.of("model", "trace", "experiment", "files", "report", "archive"));
    imports.put("merge", Set.of("model", "trace", "experiment", "files", "report", "archive"));
    imports.put("metrics", Set.of("model", "time", "trace", "experiment", "report"));
    imports.put("traffic", Set.of("model", "trace", "report"));
    imports.put(
        "virtual",
        Set.of(
            "model",
            "time",
            "pool",
            "trace",
            "experiment",
            "load",
            "client",
            "server",
            "report",
            "traffic"));
    imports.put("sweep", Set.of("experiment", "files", "report"));
    imports.put("suggest", Set.of("units", "pool", "traffic", "virtual"));
    imports.put(
        "cli",
        with(
            BELOW_RUN,
            List.of(
                "run",
                "export",
                "picks",
                "compare",
                "capture",
                "traffic",
                "virtual",
                "suggest",
                "sweep",
                "metrics",
                "merge",
                "importing")));
    imports.put(
        "timeline", Set.of("model", "time", "trace", "stats", "experiment", "report", "archive"));
    imports.put("compare", Set.of("experiment", "report", "archive", "export", "timeline"));
    imports.put("lesson", Set.of("experiment", "report"));
    imports.put("filter", Set.of("experiment", "report", "timeline"));
    imports.put("ui.fx", Set.of("model", "time", "files"));
    imports.put("ui.plot", Set.of("units", "timeline", "ui.fx", "ui.session"));
    imports.put(
        "ui.session",
        Set.of(
            "experiment",
            "advise",
            "files",
            "report",
            "archive",
            "run",
            "export",
            "timeline",
            "ui.fx"));
    FEATURES.forEach(feature -> imports.put(feature, FEATURE));
    imports.put("ui.tables", with(FEATURE, List.of("filter")));
    imports.put("ui.gallery", with(FEATURE, List.of("lesson")));
    imports.put("ui.lesson", with(FEATURE, List.of("lesson")));
    imports.put("ui.compare", with(FEATURE, List.of("compare")));
    imports.put("ui.start", with(FEATURE, List.of("compare")));
    imports.put(
        "ui.shell", with(with(FEATURE, FEATURES), List.of("time", "compare", "run", "lesson")));
  }

  Set<String> packages() {
    return imports.keySet();
  }

  /// The packages whose classes a package may import, itself included.
  Set<String> allowedFrom(String name) {
    Set<String> allowed = with(imports.getOrDefault(name, Set.of()), List.of(name));
    return allowed.contains("experiment") ? with(allowed, OF_EXPERIMENTS) : allowed;
  }

  /// The entry that a package falls under, or the package itself when it has none.
  String entryOf(String name) {
    for (String candidate = name; !candidate.isEmpty(); candidate = parentOf(candidate)) {
      if (imports.containsKey(candidate)) {
        return candidate;
      }
    }
    return name;
  }

  private static String parentOf(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  private static Set<String> with(Set<String> some, List<String> more) {
    Set<String> all = new TreeSet<>(some);
    all.addAll(more);
    return all;
  }
}
