package dev.poolscope.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.balance.BalancerOptions;
import dev.poolscope.balance.BalancerRegistry;
import dev.poolscope.balance.CountWhat;
import dev.poolscope.balance.CountWhen;
import dev.poolscope.balance.OutlierEjection;
import dev.poolscope.balance.RuleOption;
import dev.poolscope.balance.SlowStart;
import dev.poolscope.balance.TieRule;
import dev.poolscope.experiment.Balancer;
import dev.poolscope.experiment.BalancerRule;
import dev.poolscope.schema.Option;
import dev.poolscope.schema.Schema;
import dev.poolscope.schema.SchemaField;
import dev.poolscope.units.Durations;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Holds the fields of the experiment file to the options of the balancer registry: the file cannot
/// offer what no balancer has, or leave out what one has.
class BalancerFieldsTest {
  private static final List<BalancerRule> RULES =
      BalancerRule.all().stream().filter(rule -> !rule.equals(BalancerRule.NONE)).toList();

  @Test
  void theKindsAreThoseOfTheRegistryInTheSameWords() {
    assertThat(field("kind").options().subList(1, RULES.size() + 1))
        .isEqualTo(
            BalancerRegistry.kinds().stream()
                .map(kind -> new Option(kind.id(), beginningSmall(kind.description())))
                .toList());
  }

  @Test
  void everyOptionOfARuleIsAField() {
    for (BalancerRule rule : RULES) {
      assertThat(rule.options())
          .as(rule.id())
          .hasSameSizeAs(BalancerRegistry.kind(rule.id()).options())
          .allSatisfy(name -> assertThat(Schema.find("balancer." + name)).isNotEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource
  void optionsHaveTheSameWordsDefaultsAndLimits(RuleOption option) {
    SchemaField field = field(nameOf(option));
    if (!option.isNumber()) {
      assertThat(option.description()).startsWith(field.doc().replaceAll("\\.$", ""));
      return;
    }
    boolean duration = option.name().endsWith("_NANOS");
    String standard = field.special().replaceAll(".*not given = ([^ ,]+).*", "$1");
    assertThat(number(standard, duration)).as("default").isEqualTo(option.standard());
    String least = field.allowed().replaceAll(".*(?:from|at least|above) ([^ ,]+).*", "$1");
    assertThat(number(least, duration) + (duration ? 1 : 0)).isEqualTo(option.least());
    if (!duration && option.most() < Integer.MAX_VALUE) {
      String most = field.allowed().replaceAll(".* to ([^ ,]+).*", "$1");
      assertThat(number(most, false)).isEqualTo(option.most());
    }
    assertThat(option.description()).startsWith(field.doc().replaceAll("\\.$", ""));
  }

  @Test
  void wordsForCountsAndTiesAreTheSame() {
    assertThat(field("counts").options())
        .extracting(Option::label)
        .isEqualTo(ids(CountWhat.values(), CountWhat::id));
    assertThat(field("countWhen").options())
        .extracting(Option::label)
        .containsExactly(
            CountWhen.AT_PICK.id(), CountWhen.ON_CONNECT.id(), CountWhen.sampled(1).id());
    assertThat(field("ties").options())
        .extracting(Option::label)
        .isEqualTo(ids(TieRule.values(), TieRule::id));
  }

  @Test
  void slowStartAndEjectionHaveTheSameDefaults() {
    SlowStart start = SlowStart.linear(1);
    assertThat(standard("slowStart.aggression")).isEqualTo(start.aggression());
    assertThat(standard("slowStart.minWeight")).isEqualTo(start.minWeight());
    OutlierEjection ejection = OutlierEjection.defaults();
    assertThat(standard("ejection.consecutiveFailures")).isEqualTo(ejection.consecutiveFailures());
    assertThat(standard("ejection.maxShare")).isEqualTo(ejection.maxEjectedShare());
    assertThat(standard("ejection.panicThreshold")).isEqualTo(ejection.panicThreshold());
    assertThat(number(String.valueOf(field("ejection.baseTime").defaultText()), true))
        .isEqualTo((double) ejection.baseEjectionNanos());
  }

  @Test
  void aRuleWithoutFieldsLeavesEverythingToItsDefaults() {
    for (BalancerRule rule : RULES) {
      assertThat(Balancers.options(Balancer.of(rule), 1)).isEqualTo(BalancerOptions.DEFAULTS);
    }
  }

  private static double standard(String name) {
    return Double.parseDouble(String.valueOf(field(name).defaultText()));
  }

  private static double number(String text, boolean duration) {
    return duration ? Durations.parse(text).toNanos() : Double.parseDouble(text);
  }

  private static <T> List<String> ids(T[] values, Function<T, String> id) {
    return Arrays.stream(values).map(id).toList();
  }

  private static String beginningSmall(String sentence) {
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT)
        + sentence.substring(1, sentence.length() - 1);
  }

  private static SchemaField field(String name) {
    return Schema.find("balancer." + name).getFirst();
  }

  /// `count-when` is `countWhen` in the file.
  private static String nameOf(RuleOption option) {
    StringBuilder name = new StringBuilder();
    for (String word : option.id().split("-")) {
      name.append(
          name.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return name.toString();
  }
}
