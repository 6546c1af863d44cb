package dev.poolscope.report;

import dev.poolscope.model.FailureKind;
import java.util.ArrayList;
import java.util.List;

/// The columns of `summary.csv` about what the balancer chose.
final class BalancerColumns {
  private BalancerColumns() {}

  static List<SummaryColumn> columns() {
    List<SummaryColumn> c = new ArrayList<>();
    c.add(
        SummaryColumns.column(
            "balancer", ColumnKind.TEXT, row -> row.experiment().balancer().kind().id()));
    c.add(SummaryColumns.part("picks", SummarySource::picks));
    c.add(
        SummaryColumns.part(
            "pick_share",
            row -> {
              long all = row.pickStats().picks();
              return row.share(all, (double) row.picks() / Math.max(1, all));
            }));
    c.add(
        SummaryColumns.part(
            "longest_pick_run",
            row ->
                row.isAll()
                    ? row.pickStats().longestRun()
                    : row.pickStats().longestRun(row.label())));
    c.add(
        SummaryColumns.column(
            "client_moves",
            row ->
                row.isAll() ? row.fold().picks().moves() : row.fold().picks().moves(row.label())));
    c.add(SummaryColumns.failures(FailureKind.NO_HOST));
    c.add(SummaryColumns.column("all_hosts_pick_fairness", row -> Numbers.rounded(row.fairness())));
    return c;
  }
}
