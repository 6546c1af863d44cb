package dev.poolscope.ui.tables;

import dev.poolscope.model.FailureKind;
import dev.poolscope.report.ConnectionColumns;
import dev.poolscope.timeline.Column;
import dev.poolscope.timeline.Lanes;
import dev.poolscope.ui.session.RunView;

/// Cells in the words of the screen, which say more than files do: a connection that was never
/// opened has no reason for which it was closed, but one for which its dial failed.
///
/// @param view the run that the table is of
record CellWords(RunView view) {
  /// The cell of a row.
  String of(Column column, int row) {
    String text = CellFormat.of(column, row);
    return text.isEmpty() && column.definition().equals(ConnectionColumns.CLOSE_REASON)
        ? dialFailure(row)
        : text;
  }

  private String dialFailure(int connection) {
    Lanes lanes = view.recording().lanes();
    FailureKind failure = lanes.dialFailure(connection);
    return failure == null || lanes.endNanos(connection) > view.nowNanosProperty().get()
        ? ""
        : "dial failed: " + failure.words();
  }
}
