package dev.poolscope.ui.setup;

import dev.poolscope.advise.RulesNotes;
import dev.poolscope.balance.BalancerKind;
import dev.poolscope.experiment.Rules;
import dev.poolscope.schema.Labels;
import dev.poolscope.schema.SchemaField;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which fields do not apply because of what is chosen elsewhere, and why.
final class Absence {
  private final SetupState state;
  private final Optional<Rules> rules;
  private final Optional<BalancerKind> balancer;

  Absence(SetupState state) {
    this.state = state;
    rules = chosen(Rules.values(), "transport.rules");
    balancer = chosen(BalancerKind.values(), "balancer.kind");
  }

  /// Why a field does not apply; empty when it does.
  Optional<String> of(SchemaField field, String path) {
    return lackingRules(field).or(() -> lackingBalancer(field, path));
  }

  /// One line for all fields of a part that do not apply.
  String words(List<SchemaField> fields) {
    String names = fields.stream().map(SchemaField::label).collect(Collectors.joining(", "));
    boolean ofBalancer = fields.getFirst().parent().equals("balancer");
    if (ofBalancer && balancer.filter(kind -> kind == BalancerKind.NONE).isPresent()) {
      return "there is no balancer, so nothing more to set";
    }
    String who =
        ofBalancer
            ? balancer.map(BalancerKind::id).orElse("this balancer") + " has no "
            : rules.map(Labels::of).orElse("these") + " rules have no ";
    return who + names;
  }

  /// Why the pool rules do not have a field.
  private Optional<String> lackingRules(SchemaField field) {
    return rules
        .filter(now -> !field.isUnder(now))
        .map(now -> RulesNotes.reason(field.name(), now));
  }

  /// Why the balancer's rule does not have a field. One that is written all the same is wrong, and
  /// can be edited until it is right.
  private Optional<String> lackingBalancer(SchemaField field, String path) {
    return field.parent().equals("balancer") && !state.isWritten(path)
        ? balancer.flatMap(kind -> kind.lacks(field.name()))
        : Optional.empty();
  }

  private <T extends Enum<T>> Optional<T> chosen(T[] values, String path) {
    String word = state.text(path);
    return Arrays.stream(values).filter(each -> Labels.of(each).equals(word)).findFirst();
  }
}
