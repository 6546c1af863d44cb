package dev.poolscope.picks;

import dev.poolscope.balance.BalancerKind;
import dev.poolscope.balance.BalancerOptions;
import dev.poolscope.balance.CountWhat;
import dev.poolscope.balance.CountWhen;
import dev.poolscope.balance.OutlierEjection;
import dev.poolscope.balance.RuleOption;
import dev.poolscope.balance.SlowStart;
import dev.poolscope.balance.Subset;
import dev.poolscope.balance.TieRule;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.units.Texts;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes the options of a balancer from what a user wrote.
///
/// Threading: confined to one call.
final class OptionReader {
  private static final String SAMPLED = "sampled:";
  private static final ValueForm.Time INTERVAL = new ValueForm.Time(1, 1_000_000_000_000_000L);

  private final Map<String, OptionForm> forms = new LinkedHashMap<>();
  private final Map<String, OptionText> given = new LinkedHashMap<>();
  private BalancerOptions options = BalancerOptions.DEFAULTS;

  private OptionReader(BalancerKind kind, List<OptionText> texts) {
    OptionForm.of(kind).forEach(form -> forms.put(form.name(), form));
    for (OptionText text : texts) {
      if (!forms.containsKey(text.name())) {
        throw unknown(kind, text);
      }
      if (given.putIfAbsent(text.name(), text) != null) {
        throw text.problem("is given twice; keep one of them");
      }
    }
  }

  /// Reads the options of a kind.
  ///
  /// @throws InvalidPicksException if the kind does not have them, or a value cannot be
  static BalancerOptions read(BalancerKind kind, List<OptionText> texts) {
    OptionReader reader = new OptionReader(kind, texts);
    reader.readOwn();
    reader.readSlowStart();
    reader.readEjection();
    reader.readSubset();
    return reader.options;
  }

  private InvalidPicksException unknown(BalancerKind kind, OptionText text) {
    return new InvalidPicksException(
        text.origin()
            + ": "
            + kind.id()
            + " has no option "
            + text.name()
            + Experiments.suggestion(text.name(), forms.keySet())
            + "; it has: "
            + String.join(", ", forms.keySet()));
  }

  private void readOwn() {
    if (word(OptionForm.COUNTS) != null) {
      options = options.withCounts(CountWhat.IN_FLIGHT);
    }
    OptionText when = given.get(OptionForm.COUNT_WHEN);
    if (when != null) {
      options = options.withCountWhen(countWhen(when));
    }
    String ties = word(OptionForm.TIES);
    if (ties != null) {
      options =
          options.withTies(
              Arrays.stream(TieRule.values())
                  .filter(rule -> rule.id().equals(ties))
                  .findFirst()
                  .orElseThrow());
    }
    for (RuleOption option : RuleOption.values()) {
      OptionText text = given.get(option.id());
      if (text != null && option.isNumber()) {
        options = with(option, text);
      }
    }
  }

  private BalancerOptions with(RuleOption option, OptionText text) {
    double value = number(option.id(), option.standard());
    try {
      return options.with(option, value);
    } catch (IllegalArgumentException e) {
      throw new InvalidPicksException(text.origin() + ": " + e.getMessage());
    }
  }

  private CountWhen countWhen(OptionText text) {
    if (text.value().startsWith(SAMPLED)) {
      try {
        return CountWhen.sampled(INTERVAL.read(text.value().substring(SAMPLED.length())));
      } catch (IllegalArgumentException e) {
        throw text.problem(e.getMessage() + "; allowed after sampled: " + INTERVAL.allowed());
      }
    }
    for (CountWhen when : List.of(CountWhen.AT_PICK, CountWhen.ON_CONNECT)) {
      if (when.id().equals(text.value())) {
        return when;
      }
    }
    throw notKnown(text);
  }

  private void readSlowStart() {
    if (has(OptionForm.SLOW_START, OptionForm.AGGRESSION, OptionForm.MIN_WEIGHT)) {
      options =
          options.withSlowStart(
              new SlowStart(
                  (long) number(OptionForm.SLOW_START, 0),
                  number(OptionForm.AGGRESSION, 1),
                  number(OptionForm.MIN_WEIGHT, SlowStart.linear(1).minWeight())));
    }
  }

  private void readEjection() {
    if (has(
        OptionForm.EJECT_AFTER, OptionForm.EJECT_FOR, OptionForm.EJECT_SHARE, OptionForm.PANIC)) {
      OutlierEjection standard = OutlierEjection.defaults();
      options =
          options.withEjection(
              new OutlierEjection(
                  (int) number(OptionForm.EJECT_AFTER, standard.consecutiveFailures()),
                  (long) number(OptionForm.EJECT_FOR, (double) standard.baseEjectionNanos()),
                  number(OptionForm.EJECT_SHARE, standard.maxEjectedShare()),
                  number(OptionForm.PANIC, standard.panicThreshold())));
    }
  }

  private void readSubset() {
    if (has(OptionForm.SUBSET, OptionForm.SUBSET_SEED)) {
      options =
          options.withSubset(
              new Subset(
                  (int) number(OptionForm.SUBSET, 1), (long) number(OptionForm.SUBSET_SEED, 0)));
    }
  }

  /// Whether a group of options is used; then its first, which switches it on, must be there.
  private boolean has(String first, String... others) {
    for (String other : others) {
      OptionText text = given.get(other);
      if (text != null && !given.containsKey(first)) {
        throw text.problem("has no effect without " + first + "; add it");
      }
    }
    return given.containsKey(first);
  }

  /// The word given for an option, or null if it is not given.
  private @Nullable String word(String name) {
    OptionText text = given.get(name);
    if (text == null) {
      return null;
    }
    if (form(name).form() instanceof ValueForm.Words words
        && !words.words().contains(text.value())) {
      throw notKnown(text);
    }
    return text.value();
  }

  private double number(String name, double standard) {
    OptionText text = given.get(name);
    if (text == null) {
      return standard;
    }
    try {
      return switch (form(name).form()) {
        case ValueForm.Numeric number -> number.read(text.value());
        case ValueForm.Time time -> (double) time.read(text.value());
        case ValueForm.Words _ -> throw new IllegalStateException(name + " is no number");
      };
    } catch (IllegalArgumentException e) {
      throw text.problem(e.getMessage() + "; allowed: " + form(name).allowed());
    }
  }

  private InvalidPicksException notKnown(OptionText text) {
    return text.problem(
        Texts.quoted(text.value()) + " is not known; allowed: " + form(text.name()).allowed());
  }

  private OptionForm form(String name) {
    OptionForm form = forms.get(name);
    if (form == null) {
      throw new IllegalStateException("no option " + name);
    }
    return form;
  }
}
