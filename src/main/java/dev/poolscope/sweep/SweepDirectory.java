package dev.poolscope.sweep;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.files.AtomicFiles;
import dev.poolscope.files.Json;
import dev.poolscope.report.CellText;
import dev.poolscope.report.RunReport;
import dev.poolscope.report.SummaryColumns;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;

/// The files of a sweep: `sweep.json`, its plan, and `sweep.csv`, a row for each run: the varied
/// fields, `repeat`, `verdict`, `disturbed`, and the columns of `summary.csv` over all hosts. Rows
/// are there as soon as their run has ended, so that a sweep that was interrupted goes on with the
/// runs that are missing.
///
/// Threading: confined to one thread.
public final class SweepDirectory {
  private static final String SCHEMA = "poolscope/sweep/v1";
  private static final String REPEAT = "repeat";
  private static final String VERDICT = "verdict";
  private static final String DISTURBED = "disturbed";

  private final Path path;
  private final SweepPlan plan;
  private final List<SweepRow> rows = new ArrayList<>();

  private SweepDirectory(Path path, SweepPlan plan) {
    this.path = path;
    this.plan = plan;
  }

  /// Opens the directory of a sweep, with the rows that are there already, or makes it.
  ///
  /// @throws InvalidSweepException if it is that of another sweep; nothing is changed
  public static SweepDirectory open(Path path, SweepPlan plan) throws IOException {
    SweepDirectory directory = new SweepDirectory(path, plan);
    String text = Json.text(directory.planned());
    if (Files.exists(directory.planFile())) {
      if (!Files.readString(directory.planFile()).equals(text)) {
        throw new InvalidSweepException(
            "--out: "
                + path
                + " holds another sweep, see its sweep.json; give another directory, or the same"
                + " command to go on with that one");
      }
      directory.read();
    } else {
      Files.createDirectories(path);
      directory.append(directory.header());
      AtomicFiles.write(directory.planFile(), text);
    }
    return directory;
  }

  /// The rows so far, in the order in which their runs ended.
  public List<SweepRow> rows() {
    return List.copyOf(rows);
  }

  /// The runs that have no row yet, in their order.
  public List<SweepPoint> missing() {
    Set<SweepPoint> done = rows.stream().map(SweepRow::point).collect(Collectors.toSet());
    return plan.points().stream().filter(point -> !done.contains(point)).toList();
  }

  /// Where the runs of a sweep that takes place for real have their directories.
  public Path runs() {
    return path.resolve("runs");
  }

  /// The table.
  public Path table() {
    return path.resolve("sweep.csv");
  }

  /// Adds the row of a run that has ended.
  public void add(SweepPoint point, RunReport report) throws IOException {
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put(VERDICT, report.verdict());
    cells.put(DISTURBED, String.valueOf(report.disturbance().occurred()));
    report.totals().values().forEach((column, value) -> cells.put(column, CellText.of(value)));
    SweepRow row = new SweepRow(point, cells);
    append(cells(row));
    rows.add(row);
  }

  private Path planFile() {
    return path.resolve("sweep.json");
  }

  private Map<String, Object> planned() {
    Map<String, Object> planned = new LinkedHashMap<>();
    planned.put("schema", SCHEMA);
    planned.put("experiment", Experiments.toYaml(Experiments.read(plan.source(), plan.sets())));
    planned.put("vary", plan.varied());
    planned.put("repeat", plan.repeats());
    planned.put("virtual", plan.isVirtual());
    return planned;
  }

  private List<String> header() {
    List<String> header = new ArrayList<>();
    plan.varied().forEach(each -> header.add(each.path()));
    header.add(REPEAT);
    header.addAll(columns());
    return header;
  }

  private static List<String> columns() {
    List<String> columns = new ArrayList<>(List.of(VERDICT, DISTURBED));
    columns.addAll(SummaryColumns.names());
    return columns;
  }

  private List<String> cells(SweepRow row) {
    List<String> cells = new ArrayList<>(key(row.point()));
    columns().forEach(column -> cells.add(row.cells().getOrDefault(column, "")));
    return cells;
  }

  private void append(List<String> cells) throws IOException {
    StringWriter line = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().build(line)) {
      writer.writeRecord(cells);
    }
    Files.writeString(
        table(), line.toString(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void read() throws IOException {
    cutUnfinished();
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(table())) {
      Map<List<String>, SweepPoint> points = new HashMap<>();
      plan.points().forEach(point -> points.put(key(point), point));
      for (NamedCsvRecord each : reader) {
        rows.add(row(each, points));
      }
    } catch (CsvParseException | NoSuchElementException e) {
      throw new InvalidSweepException(
          table() + " cannot be read: " + e.getMessage() + "; restore it, or give another --out");
    }
  }

  /// A row that was being written when the program was killed is no row.
  private void cutUnfinished() throws IOException {
    String text = Files.readString(table());
    int end = text.lastIndexOf('\n') + 1;
    if (end < text.length()) {
      AtomicFiles.write(table(), text.substring(0, end));
    }
  }

  private SweepRow row(NamedCsvRecord each, Map<List<String>, SweepPoint> points) {
    List<String> header = header();
    if (!each.getHeader().equals(header)) {
      throw new InvalidSweepException(
          table() + " was written by another version; give another directory with --out");
    }
    List<String> key = each.getFields().subList(0, plan.varied().size() + 1);
    SweepPoint point = points.get(key);
    if (point != null) {
      Map<String, String> cells = new LinkedHashMap<>();
      columns().forEach(column -> cells.put(column, each.getField(column)));
      return new SweepRow(point, cells);
    }
    throw new InvalidSweepException(
        table() + " has a run that is not of this sweep; restore it, or give another --out");
  }

  private static List<String> key(SweepPoint point) {
    List<String> key = new ArrayList<>();
    point.values().forEach(value -> key.add(CellText.of(value)));
    key.add(String.valueOf(point.repeat()));
    return key;
  }
}
