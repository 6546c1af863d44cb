package dev.poolscope.picks;

import dev.poolscope.balance.BalancerKind;
import dev.poolscope.balance.RuleOption;
import dev.poolscope.balance.TieRule;
import dev.poolscope.units.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One option of a balancer as users write it.
///
/// @param name its name
/// @param description one sentence
/// @param standard its value where none is given, in words
/// @param form how its value is written
public record OptionForm(String name, String description, String standard, ValueForm form) {
  static final String COUNTS = RuleOption.COUNTS.id();
  static final String COUNT_WHEN = RuleOption.COUNT_WHEN.id();
  static final String TIES = RuleOption.TIES.id();
  static final String SLOW_START = "slow-start";
  static final String AGGRESSION = "slow-start-aggression";
  static final String MIN_WEIGHT = "slow-start-min-weight";
  static final String EJECT_AFTER = "eject-after";
  static final String EJECT_FOR = "eject-for";
  static final String EJECT_SHARE = "eject-share";
  static final String PANIC = "panic-below";
  static final String SUBSET = "subset";
  static final String SUBSET_SEED = "subset-seed";

  private static final long LONGEST_NANOS = 1_000_000_000_000_000L;
  private static final ValueForm.Time TIME = new ValueForm.Time(1, LONGEST_NANOS);
  private static final ValueForm.Numeric SHARE = new ValueForm.Numeric(0, 1, false);
  private static final ValueForm.Numeric COUNT = new ValueForm.Numeric(1, 1_000_000, true);

  /// What goes with every rule.
  private static final List<OptionForm> SHARED =
      List.of(
          new OptionForm(
              SLOW_START, "How long a restored host takes to its full share.", "none", TIME),
          new OptionForm(
              AGGRESSION,
              "How slow start grows; 1 = evenly, more = faster at first.",
              "1",
              new ValueForm.Numeric(0.001, 1000, false)),
          new OptionForm(MIN_WEIGHT, "The least share during slow start.", "0.1", SHARE),
          new OptionForm(
              EJECT_AFTER, "Failures in a row that eject a host; switches it on.", "none", COUNT),
          new OptionForm(EJECT_FOR, "How long; the n-th time n times that.", "30s", TIME),
          new OptionForm(EJECT_SHARE, "The most hosts ejected at a time.", "0.1", SHARE),
          new OptionForm(
              PANIC, "Ejections are ignored while fewer hosts than that remain.", "0.5", SHARE),
          new OptionForm(SUBSET, "How many of the hosts are used.", "all", COUNT),
          new OptionForm(
              SUBSET_SEED, "Which ones.", "0", new ValueForm.Numeric(0, Integer.MAX_VALUE, true)));

  /// The options that go with every rule.
  public static List<OptionForm> shared() {
    return SHARED;
  }

  /// The options of the rules, in their order.
  public static List<OptionForm> ofRules() {
    return Arrays.stream(RuleOption.values()).map(OptionForm::of).toList();
  }

  /// What a kind has: its own and the shared ones.
  static List<OptionForm> of(BalancerKind kind) {
    List<OptionForm> forms = new ArrayList<>();
    for (RuleOption option : RuleOption.values()) {
      if (kind.options().contains(option)) {
        forms.add(of(option));
      }
    }
    forms.addAll(SHARED);
    return forms;
  }

  /// What is allowed, in words.
  public String allowed() {
    return form.allowed();
  }

  private static OptionForm of(RuleOption option) {
    return switch (option) {
      case COUNTS -> words(option, "in-flight", List.of("in-flight"));
      case COUNT_WHEN ->
          words(option, "the rule's", List.of("at-pick", "on-connect", "sampled:DURATION"));
      case TIES ->
          words(option, "the rule's", Arrays.stream(TieRule.values()).map(TieRule::id).toList());
      default -> number(option);
    };
  }

  private static OptionForm words(RuleOption option, String standard, List<String> words) {
    return new OptionForm(option.id(), option.description(), standard, new ValueForm.Words(words));
  }

  private static OptionForm number(RuleOption option) {
    boolean time = option.name().endsWith("_NANOS");
    ValueForm form =
        time
            ? new ValueForm.Time((long) option.least(), (long) option.most())
            : new ValueForm.Numeric(option.least(), option.most(), option.isWhole());
    String standard =
        time
            ? Durations.format(Duration.ofNanos((long) option.standard()))
            : ValueForm.Numeric.plain(option.standard());
    return new OptionForm(option.id(), option.description(), standard, form);
  }
}
