package dev.poolscope.experiment;

import dev.poolscope.schema.ConfigException;
import dev.poolscope.schema.Place;
import dev.poolscope.yaml.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads the text of experiment files, and only of what can be one.
final class ExperimentFiles {
  private static final int MAX_BYTES = 1 << 20;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private ExperimentFiles() {}

  /// The text of a file.
  ///
  /// @throws ConfigException if it is no regular text file in UTF-8 of at most 1 MiB
  static Source load(Path file) {
    Place place = new Place(file.toString(), 0);
    if (!Files.exists(file)) {
      throw new ConfigException(place, "", "there is no such file");
    }
    if (!Files.isRegularFile(file)) {
      String what = Files.isDirectory(file) ? "is a directory" : "is not a regular file";
      throw new ConfigException(place, "", what + "; give an experiment file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      limitSize(Files.size(file), place);
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      limitSize(bytes.length, place);
      return checked(new Source(file.toString(), decode(bytes)));
    } catch (CharacterCodingException _) {
      throw new ConfigException(place, "", "is not a text file in UTF-8");
    } catch (IOException _) {
      throw new ConfigException(place, "", "cannot be read; check its permissions");
    }
  }

  /// The source without a byte order mark.
  ///
  /// @throws ConfigException if it holds characters that no text has
  static Source checked(Source source) {
    String text = source.text();
    if (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      text = text.substring(1);
    }
    int line = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        line++;
      } else if (Character.isISOControl(c) && c != '\r' && c != '\t' && c != '\u0085') {
        throw new ConfigException(
            new Place(source.name(), line), "", "is not a text file: it holds a control character");
      }
    }
    return new Source(source.name(), text);
  }

  private static void limitSize(long bytes, Place place) {
    if (bytes > MAX_BYTES) {
      throw new ConfigException(
          place,
          "",
          "has " + bytes + " bytes; an experiment file has at most " + MAX_BYTES + " (1 MiB)");
    }
  }

  private static String decode(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
