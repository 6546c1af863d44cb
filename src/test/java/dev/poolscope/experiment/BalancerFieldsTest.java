package dev.poolscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.balance.BalancerKind;
import dev.poolscope.balance.BalancerSettings;
import dev.poolscope.schema.FieldType;
import dev.poolscope.schema.Part;
import dev.poolscope.schema.RecordShape;
import dev.poolscope.schema.Schema;
import dev.poolscope.schema.SchemaField;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The options of balancers as fields of the experiment file, whatever options there are.
class BalancerFieldsTest {
  /// A value that an option may have, as a setting writes it.
  static String possible(Part option) {
    SchemaField field = Schema.of(BalancerSettings.class).find(option.name()).getFirst();
    return switch (field.type()) {
      case CHOICE -> field.options().getFirst().label();
      case GROUP -> option.name().equals("slowStart") ? "{window: 1s}" : "{}";
      case DURATION -> "1s";
      default -> option.field().otherwise().isEmpty() ? "1" : option.field().otherwise();
    };
  }

  @ParameterizedTest
  @EnumSource
  void lacksWhatAnExperimentMayNotGive(BalancerKind kind) {
    List<Part> options =
        RecordShape.of(BalancerSettings.class).parts().stream()
            .filter(part -> !List.of("kind", "per", "sampleEvery").contains(part.name()))
            .toList();
    assertThat(options).hasSizeGreaterThan(10);
    options.forEach(
        option ->
            assertThat(kind.lacks(option.name()).isEmpty())
                .as("%s, %s: %s", kind.id(), option.name(), kind.lacks(option.name()))
                .isEqualTo(isAccepted(kind, option)));
    assertThat(kind.lacks("kind")).isEmpty();
    assertThat(kind.lacks("per").isEmpty()).isEqualTo(kind != BalancerKind.NONE);
    assertThat(kind.lacks("sampleEvery").isEmpty()).isEqualTo(kind.lacks("countWhen").isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void everyFieldOfTheFileIsAnOption(FieldType type) {
    assertThat(Experiments.schema().fields())
        .filteredOn(field -> field.parent().equals("balancer") && field.type() == type)
        .allSatisfy(
            field ->
                assertThat(Schema.of(BalancerSettings.class).find(field.name()))
                    .extracting(SchemaField::doc)
                    .containsExactly(field.doc()));
  }

  private static boolean isAccepted(BalancerKind kind, Part option) {
    String balancer = "{kind: " + kind.id() + ", " + option.name() + ": " + possible(option) + "}";
    return Experiments.draft(
            Experiments.find("two-hosts-total-idle-one"), List.of("balancer=" + balancer))
        .problems()
        .stream()
        .noneMatch(problem -> problem.field().equals("balancer." + option.name()));
  }
}
