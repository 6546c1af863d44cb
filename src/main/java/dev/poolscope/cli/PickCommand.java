package dev.poolscope.cli;

import dev.poolscope.balance.Balancer;
import dev.poolscope.balance.BalancerSetup;
import dev.poolscope.picks.BalancerSpec;
import dev.poolscope.picks.Members;
import dev.poolscope.picks.Script;
import dev.poolscope.picks.ScriptRun;
import dev.poolscope.picks.StepRow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `poolscope pick`.
@Command(
    name = "pick",
    description = "Drives a balancer by hand, without sockets, and shows every choice as CSV.",
    mixinStandardHelpOptions = true)
final class PickCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--balancer",
      required = true,
      paramLabel = "ID",
      description = "The rule; all are listed below.")
  private String id = "";

  @Option(
      names = "--hosts",
      required = true,
      paramLabel = "A,B,...",
      description = "The hosts, in their order.")
  private String hosts = "";

  @Option(
      names = "--weights",
      paramLabel = "N,N,...",
      description = "A weight for each host; default: 1.")
  private String weights = "";

  @Option(names = "--seed", paramLabel = "N", description = "The seed of all draws; default: 1.")
  private Long seed = 1L;

  @Option(
      names = "--ties",
      paramLabel = "RULE",
      description =
          "Who wins among equals: first, rotate, random or reservoir; default: as the rule has it.")
  private @Nullable String ties;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "An option of the rule, as under balancer in a file; may be repeated.")
  private List<String> sets = new ArrayList<>();

  @Option(names = "--option", hidden = true, description = "The former name of --set.")
  private List<String> options = new ArrayList<>();

  @Option(
      names = "--steps",
      required = true,
      paramLabel = "STEPS",
      description = {
        "What happens, separated by blanks:",
        "p picks and holds, p@KEY picks for a client address or hash key,",
        "rN releases the N-th pick, counted from 0,",
        "lN=D completes it with latency D, xN fails it,",
        "cN gives it its connection, tD lets time pass,",
        "d@HOST drains a host, u@HOST restores it."
      })
  private String steps = "";

  private PickCommand(Console console) {
    this.console = console;
  }

  /// The command with all rules and options in its help.
  static CommandLine line(Console console) {
    CommandLine line = new CommandLine(new PickCommand(console));
    line.getCommandSpec().usageMessage().footer(BalancerHelp.lines());
    return line;
  }

  @Override
  public Integer call() {
    BalancerSpec spec = BalancerSpec.of(id, optionTexts());
    List<BalancerSetup.Member> members = Members.parse(hosts, weights);
    Script script =
        Script.parse(
            steps,
            members.stream().map(BalancerSetup.Member::name).toList(),
            spec.settings().kind().needsKey());
    Balancer balancer = spec.create(members, seed);
    if (!weights.isEmpty() && !spec.settings().kind().hasWeights()) {
      console.complain("--weights: " + id + " does not heed weights");
    }
    List<StepRow> rows = ScriptRun.of(balancer, script);
    console.print(PickTable.of(rows));
    rows.forEach(this::sayRefusal);
    return ExitCodes.OK;
  }

  private List<BalancerSpec.OptionText> optionTexts() {
    List<BalancerSpec.OptionText> texts = new ArrayList<>();
    sets.forEach(text -> texts.add(new BalancerSpec.OptionText("--set ", text)));
    options.forEach(text -> texts.add(new BalancerSpec.OptionText("--option ", text)));
    if (ties != null) {
      texts.add(new BalancerSpec.OptionText("--", "ties=" + ties));
    }
    return texts;
  }

  private void sayRefusal(StepRow row) {
    if (row.refusal() != null) {
      console.complain(
          "step " + row.line().number() + ", \"" + row.line().text() + "\": " + row.refusal());
    }
  }
}
