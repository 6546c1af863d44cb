package dev.poolscope.export;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.files.AtomicFiles;
import dev.poolscope.report.ColumnKind;
import dev.poolscope.report.ConnectionColumns;
import dev.poolscope.report.EventColumns;
import dev.poolscope.report.PickColumns;
import dev.poolscope.report.RequestColumns;
import dev.poolscope.report.RunListener;
import dev.poolscope.report.RunReport;
import dev.poolscope.report.SampleColumns;
import dev.poolscope.report.SummaryColumns;
import dev.poolscope.report.TableColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A run as Parquet files: the rows and columns of its CSV files with their types, made by DuckDB's
/// library from those files, so that both say the same. Numbers are 64-bit integers, those of the
/// summary doubles; an empty cell is NULL. DuckDB keeps what it needs outside Java's heap, at most
/// [#MEMORY], and beyond that on disk beside the files.
///
/// Threading: stateless.
public final class ParquetExport {
  /// The directory's name where none is given.
  public static final String DIRECTORY = "parquet";

  private static final String MEMORY = "512MB";
  private static final int THREADS = 2;

  private ParquetExport() {}

  /// Writes `samples`, `connections`, `requests`, `events`, `picks` and `summary` of a recorded
  /// run, each as `.parquet`, to a directory, which is created if need be. Existing files of these
  /// names are replaced, each at once when it is complete.
  ///
  /// @param progress told what the events are folded to as well; what it throws ends the export
  /// @throws dev.poolscope.archive.InvalidRunDirectoryException if the directory is not one of a
  ///   run; nothing was written
  /// @throws IOException also if the library of this platform is missing or cannot be loaded
  public static RunReport write(RunDirectory run, Path to, RunListener progress)
      throws IOException {
    run.requireRun();
    boolean isNew = !Files.exists(to);
    Files.createDirectories(to);
    Path work = Files.createTempDirectory(to, ".parquet");
    boolean complete = false;
    try {
      RunReport report = RunExport.csv(run, work, progress);
      convert(work, to);
      complete = true;
      return report;
    } finally {
      delete(work);
      if (isNew && !complete) {
        delete(to);
      }
    }
  }

  private static void convert(Path csv, Path to) throws IOException {
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      statement.execute("SET memory_limit = '" + MEMORY + "'");
      statement.execute("SET threads = " + THREADS);
      statement.execute("SET temp_directory = " + quoted(csv.resolve("spill").toString()));
      for (Map.Entry<String, Map<String, String>> table : tables().entrySet()) {
        Path from = csv.resolve(table.getKey() + ".csv");
        AtomicFiles.write(
            to.resolve(table.getKey() + ".parquet"),
            partial -> copy(statement, from, table.getValue(), partial));
      }
    } catch (SQLException | UnsatisfiedLinkError e) {
      throw new IOException("cannot make Parquet files: " + e.getMessage(), e);
    }
  }

  private static void copy(Statement statement, Path from, Map<String, String> types, Path to)
      throws IOException {
    String columns =
        types.entrySet().stream()
            .map(column -> quoted(column.getKey()) + ": " + quoted(column.getValue()))
            .collect(Collectors.joining(", "));
    try {
      statement.execute(
          """
          COPY (SELECT * FROM read_csv(%s, auto_detect = false, header = true, delim = ',',
              quote = '"', escape = '"', columns = {%s}))
          TO %s (FORMAT parquet, COMPRESSION zstd)"""
              .formatted(quoted(from.toString()), columns, quoted(to.toString())));
    } catch (SQLException e) {
      throw new IOException("cannot write " + to.getFileName() + ": " + e.getMessage(), e);
    }
  }

  /// The types of the columns of each table, by their names, in order.
  static Map<String, Map<String, String>> tables() {
    Map<String, Map<String, String>> tables = new LinkedHashMap<>();
    tables.put("samples", types(SampleColumns.ALL));
    tables.put("connections", types(ConnectionColumns.ALL));
    tables.put("requests", types(RequestColumns.ALL));
    tables.put("events", types(EventColumns.ALL));
    tables.put("picks", types(PickColumns.ALL));
    Map<String, String> summary = new LinkedHashMap<>();
    SummaryColumns.kinds().forEach((name, kind) -> summary.put(name, type(kind, "DOUBLE")));
    tables.put("summary", summary);
    return tables;
  }

  private static <T> Map<String, String> types(List<TableColumn<T>> columns) {
    Map<String, String> types = new LinkedHashMap<>();
    columns.forEach(column -> types.put(column.name(), type(column.kind(), "BIGINT")));
    return types;
  }

  private static String type(ColumnKind kind, String number) {
    return switch (kind) {
      case TEXT -> "VARCHAR";
      case FLAG -> "BOOLEAN";
      default -> number;
    };
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
