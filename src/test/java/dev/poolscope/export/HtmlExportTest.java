package dev.poolscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.archive.RunDirectory;
import dev.poolscope.report.RunListener;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class HtmlExportTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden-run");

  @TempDir private Path directory;

  @Test
  void thePageSaysWhatTheRunSays() throws IOException {
    String page = page(GOLDEN);

    assertThat(page)
        .startsWith("<!DOCTYPE html>")
        .contains("<h2>Verdict</h2>", "<h2>Findings</h2>", "<h2>Connections</h2>")
        .contains("could be opened")
        .contains("connections_opened")
        .contains("class=\"idle\"");
  }

  @Test
  void nothingIsLoadedFromAnywhere() throws IOException {
    String page = page(GOLDEN);

    assertThat(page).doesNotContain("<script", "<link", "src=", "@import", "url(");
  }

  /// Whatever a user writes into an experiment is text on the page.
  @Test
  void wordsOfTheExperimentAreNoMarkup() throws IOException {
    Path run = directory.resolve("run");
    Files.createDirectories(run);
    for (String file : new String[] {"events.log", "experiment.yaml"}) {
      Files.copy(GOLDEN.resolve(file), run.resolve(file));
    }
    Path yaml = run.resolve("experiment.yaml");
    String text = Files.readString(yaml);
    Files.writeString(
        yaml,
        Pattern.compile("^title:.*$", Pattern.MULTILINE)
            .matcher(text)
            .replaceFirst("title: \"<script>alert('x')</script>&\\\\\"\""));

    String page = page(run);

    assertThat(page).doesNotContain("<script").contains("&lt;script&gt;alert(&#39;x&#39;)");
  }

  @Test
  void everyElementIsClosed() throws Exception {
    String page = page(GOLDEN);
    String body = page.substring(page.indexOf("<body>"), page.indexOf("</body>") + 7);

    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(body)));

    assertThat(document.getElementsByTagName("svg").getLength()).isGreaterThan(1);
  }

  private String page(Path run) throws IOException {
    Path file = directory.resolve("report.html");
    FileFormat.HTML.write(new RunDirectory(run), file, RunListener.NONE);
    return Files.readString(file);
  }
}
