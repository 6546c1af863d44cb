package dev.poolscope.picks;

import dev.poolscope.balance.Balancer;
import dev.poolscope.balance.BalancerKind;
import dev.poolscope.balance.BalancerSettings;
import dev.poolscope.balance.BalancerSetup;
import dev.poolscope.balance.RandomSource;
import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Problem;
import dev.poolscope.units.Texts;
import dev.poolscope.yaml.RecordFormat;
import dev.poolscope.yaml.Setting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A balancer as a user asked for it, in the words of the experiment file. Immutable.
///
/// @param label what the user wrote, as a name for it
/// @param settings the kind and its options
public record BalancerSpec(String label, BalancerSettings settings) {
  private static final RecordFormat<BalancerSettings> FORMAT =
      new RecordFormat<>(BalancerSettings.class, "a balancer", "");

  /// What options were called before they had the experiment file's words.
  private static final Map<String, String> FORMER_NAMES =
      Map.ofEntries(
          Map.entry("count-when", "countWhen"),
          Map.entry("ring-size", "ringSize"),
          Map.entry("table-size", "tableSize"),
          Map.entry("max-conns", "maxConns"),
          Map.entry("max-fails", "maxFails"),
          Map.entry("fail-timeout", "failTimeout"),
          Map.entry("slow-start", "slowStart.window"),
          Map.entry("slow-start-aggression", "slowStart.aggression"),
          Map.entry("slow-start-min-weight", "slowStart.minWeight"),
          Map.entry("eject-after", "ejection.consecutiveFailures"),
          Map.entry("eject-for", "ejection.baseTime"),
          Map.entry("eject-share", "ejection.maxShare"),
          Map.entry("panic-below", "ejection.panicThreshold"));

  /// A kind with options.
  ///
  /// @param id the word for the kind
  /// @param options by texts `NAME=VALUE`, how each of them was given: `--set ` or `--`
  /// @throws InvalidPicksException if there is no such kind, or it does not have the options
  public static BalancerSpec of(String id, List<OptionText> options) {
    return spec(id, id, options);
  }

  /// A kind with its options in one text, as `ring-hash,ringSize=65536`.
  ///
  /// @throws InvalidPicksException if there is no such kind, or it does not have the options
  public static BalancerSpec parse(String text) {
    List<String> parts = List.of(text.split(",", -1));
    String prefix = "--balancer " + parts.getFirst() + ",";
    List<OptionText> options =
        parts.stream().skip(1).map(part -> new OptionText(prefix, part)).toList();
    return spec(text, parts.getFirst(), options);
  }

  /// An option as a user wrote it.
  ///
  /// @param prefix what stood before it, such as `--set `
  /// @param text `NAME=VALUE`
  public record OptionText(String prefix, String text) {
    private String name() {
      return text.substring(0, Math.max(0, text.indexOf('='))).strip();
    }

    private InvalidPicksException problem(String message) {
      return new InvalidPicksException(prefix + text + ": " + message);
    }
  }

  /// A new balancer of it.
  ///
  /// @param seed the seed of its draws and of its subset
  public Balancer create(List<BalancerSetup.Member> members, long seed) {
    return new BalancerSetup(settings, members, seed, RandomSource.seeded(seed), Map.of()).create();
  }

  private static BalancerSpec spec(String label, String id, List<OptionText> options) {
    BalancerKind kind = kind(id);
    Set<String> given = new HashSet<>();
    List<Setting> settings = new ArrayList<>();
    try {
      settings.add(Setting.parse("kind=" + id, ""));
      for (OptionText option : options) {
        check(kind, option);
        settings.add(Setting.parse(option.text(), option.prefix()));
        if (!given.add(option.name())) {
          throw option.problem("is given twice; keep one of them");
        }
      }
      return new BalancerSpec(label, FORMAT.of(settings));
    } catch (ConfigException e) {
      throw new InvalidPicksException(words(e.problems().getFirst(), id));
    }
  }

  private static BalancerKind kind(String id) {
    List<String> ids = BalancerKind.rules().stream().map(BalancerKind::id).toList();
    if (!ids.contains(id)) {
      throw new InvalidPicksException(
          "--balancer: %s is no balancer%s; allowed: %s"
              .formatted(Texts.quoted(id), Texts.suggestion(id, ids), Texts.either(ids)));
    }
    return BalancerKind.rules().get(ids.indexOf(id));
  }

  /// Refuses an option that is none of the kind's.
  private static void check(BalancerKind kind, OptionText option) {
    String name = option.name();
    if (name.isEmpty()) {
      throw option.problem(Texts.quoted(option.text()) + " is not NAME=VALUE, such as ties=random");
    }
    if (name.equals("subset-seed")) {
      throw option.problem("subset-seed is no option any more; --seed says which hosts are used");
    }
    String present = FORMER_NAMES.get(name);
    if (present != null) {
      throw option.problem(name + " is called " + present + " now; write " + present + "=...");
    }
    int dot = name.indexOf('.');
    String top = dot < 0 ? name : name.substring(0, dot);
    if (!kind.options().contains(top)) {
      throw option.problem(
          "%s has no option %s%s; it has: %s"
              .formatted(
                  kind.id(),
                  top,
                  Texts.suggestion(top, kind.options()),
                  String.join(", ", kind.options())));
    }
    if (name.equals("counts") && !option.text().endsWith("=in-flight")) {
      throw option.problem("there are no connections here to count; allowed: in-flight");
    }
  }

  /// A problem with what was written; one that is of no single option is of the balancer.
  private static String words(Problem problem, String id) {
    return problem.source().isEmpty() ? "--balancer " + id + ": " + problem : problem.toString();
  }
}
