package dev.poolscope.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.poolscope.archive.InvalidRunDirectoryException;
import dev.poolscope.archive.RunDirectory;
import dev.poolscope.report.EventRow;
import dev.poolscope.report.RunListener;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetExportTest {
  private static final RunDirectory GOLDEN =
      new RunDirectory(Path.of("src/test/resources/golden-run"));
  private static final int QUESTIONS = 5;

  @TempDir private Path directory;

  @Test
  void rowsAndSumsAreThoseOfTheCsvFiles() throws Exception {
    Path to = directory.resolve("new/parquet");
    ParquetExport.write(GOLDEN, to, RunListener.NONE);
    RunExport.csv(GOLDEN, directory.resolve("csv"));

    int summed = 0;
    for (Map.Entry<String, Map<String, String>> table : ParquetExport.tables().entrySet()) {
      List<NamedCsvRecord> rows = rows(directory.resolve("csv/" + table.getKey() + ".csv"));
      Path file = to.resolve(table.getKey() + ".parquet");
      assertThat(columns(file)).isEqualTo(List.copyOf(table.getValue().keySet()));
      assertThat(one("SELECT count(*) FROM '" + file + "'")).isEqualTo(new BigDecimal(rows.size()));
      for (Map.Entry<String, String> column : table.getValue().entrySet()) {
        if (!column.getValue().equals("VARCHAR") && !column.getValue().equals("BOOLEAN")) {
          assertThat(one("SELECT sum(\"%s\") FROM '%s'".formatted(column.getKey(), file)))
              .as(table.getKey() + "." + column.getKey())
              .usingComparator(ParquetExportTest::nearly)
              .isEqualTo(sum(rows, column.getKey()));
          summed++;
        }
      }
    }
    assertThat(summed).isGreaterThan(100);
    try (Stream<Path> left = Files.list(to)) {
      assertThat(left).hasSize(ParquetExport.tables().size());
    }
  }

  @Test
  void textsAndFlagsAreAsTheyWere() throws Exception {
    Path to = directory.resolve("parquet");
    ParquetExport.write(GOLDEN, to, RunListener.NONE);

    List<String> fromCsv =
        rows(GOLDEN.path().resolve("requests.csv")).stream()
            .map(row -> row.getField("host") + row.getField("reused") + row.getField("failure"))
            .toList();
    assertThat(
            all(
                "SELECT host || reused || coalesce(failure, '') FROM '%s'"
                    .formatted(to.resolve("requests.parquet"))))
        .isEqualTo(fromCsv);
  }

  /// Each question of the documentation is asked; each has an answer in a run where such things
  /// happen.
  @Test
  void theQuestionsOfTheDocumentationHaveAnswers() throws Exception {
    Path to = directory.resolve("parquet");
    ParquetExport.write(GOLDEN, to, RunListener.NONE);
    String page = Files.readString(Path.of("src/docs/parquet.md"));
    List<String> questions =
        Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
            .matcher(page)
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    assertThat(questions).hasSize(QUESTIONS + 1);
    for (String question : questions) {
      String here =
          question
              .replaceAll("'(\\w+\\.parquet)'", "'" + to + "/$1'")
              .replace("'*/parquet/", "'" + directory + "/parquet/");
      List<String> answer = all(here);
      if (question.contains("evicted")) {
        long evicted =
            rows(GOLDEN.path().resolve("connections.csv")).stream()
                .filter(row -> !row.getField("evicted_by").isEmpty())
                .count();
        assertThat(answer).hasSize((int) evicted);
      } else if (!question.contains("retries > 0")) {
        assertThat(answer).as(question).isNotEmpty();
      }
    }
  }

  @Test
  void whatIsBrokenOffLeavesNothing() {
    Path to = directory.resolve("parquet");
    RunListener cancelling =
        new RunListener() {
          @Override
          public void entry(EventRow row) {
            throw new CancellationException("enough");
          }
        };
    assertThatThrownBy(() -> ParquetExport.write(GOLDEN, to, cancelling))
        .isInstanceOf(CancellationException.class);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void whatIsNoRunIsRefused() {
    assertThatThrownBy(
            () ->
                ParquetExport.write(
                    new RunDirectory(directory), directory.resolve("parquet"), RunListener.NONE))
        .isInstanceOf(InvalidRunDirectoryException.class);
    assertThat(directory).isEmptyDirectory();
  }

  private static int nearly(Object one, Object other) {
    BigDecimal difference = ((BigDecimal) one).subtract((BigDecimal) other).abs();
    return difference.compareTo(new BigDecimal("0.000001")) < 0 ? 0 : 1;
  }

  private static BigDecimal sum(List<NamedCsvRecord> rows, String column) {
    return rows.stream()
        .map(row -> row.getField(column))
        .filter(cell -> !cell.isEmpty())
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<NamedCsvRecord> rows(Path file) throws IOException {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
      return reader.stream().toList();
    }
  }

  private static List<String> columns(Path file) throws SQLException {
    return all("SELECT column_name FROM (DESCRIBE SELECT * FROM '%s')".formatted(file));
  }

  private static BigDecimal one(String sql) throws SQLException {
    String value = all("SELECT coalesce((%s), 0)".formatted(sql)).getFirst();
    return new BigDecimal(value);
  }

  private static List<String> all(String sql) throws SQLException {
    List<String> answers = new ArrayList<>();
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        answers.add(result.getString(1));
      }
    }
    return answers;
  }
}
