package dev.poolscope.archive;

import dev.poolscope.files.AtomicFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// A run as one file: a zip of the files of its directory.
///
/// Threading: stateless; reads and writes files.
public final class RunArchive {
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final int MOST_FILES = 100;
  private static final int MOST_OF_A_NAME = 1000;

  private RunArchive() {}

  /// Writes the files of a run, as they are by now, replacing what is there.
  public static void write(RunDirectory run, Path zip) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(run.path())) {
      files = found.filter(RunArchive::isOfARun).sorted(Comparator.naturalOrder()).toList();
    }
    AtomicFiles.write(
        zip,
        partial -> {
          try (OutputStream out = Files.newOutputStream(partial);
              ZipOutputStream to = new ZipOutputStream(out)) {
            for (Path file : files) {
              to.putNextEntry(new ZipEntry(String.valueOf(file.getFileName())));
              Files.copy(file, to);
            }
          }
        });
  }

  private static boolean isOfARun(Path file) {
    return Files.isRegularFile(file)
        && FILE_NAME.matcher(String.valueOf(file.getFileName())).matches();
  }

  /// Unpacks a run into a new directory with the name of the file. Files in folders of the archive
  /// are taken without their folders; what has no name that a run's file could have is left out.
  ///
  /// @param parent where the directory is created; created itself if need be
  /// @throws InvalidRunDirectoryException if the archive holds no run; nothing is left of it
  public static RunDirectory unpack(Path zip, Path parent) throws IOException {
    try (ZipFile archive = new ZipFile(zip.toFile())) {
      List<ZipEntry> entries = entries(archive);
      if (entries.stream().noneMatch(entry -> name(entry).equals("events.log"))) {
        throw new InvalidRunDirectoryException(
            zip + " holds no run: it has no events.log; open a zip of a run's directory");
      }
      Path directory = newDirectory(parent, stem(zip));
      try {
        for (ZipEntry entry : entries) {
          try (InputStream content = archive.getInputStream(entry)) {
            Files.copy(content, directory.resolve(name(entry)));
          }
        }
        RunDirectory run = new RunDirectory(directory);
        run.requireRun();
        return run;
      } catch (IOException | RuntimeException e) {
        delete(directory);
        throw e;
      }
    } catch (ZipException e) {
      throw new InvalidRunDirectoryException(
          zip
              + " cannot be read as a zip: "
              + e.getMessage()
              + "; open a zip of a run's directory");
    }
  }

  private static List<ZipEntry> entries(ZipFile archive) {
    List<ZipEntry> entries = new ArrayList<>();
    Enumeration<? extends ZipEntry> all = archive.entries();
    while (all.hasMoreElements() && entries.size() < MOST_FILES) {
      ZipEntry entry = all.nextElement();
      boolean isNew = entries.stream().noneMatch(other -> name(other).equals(name(entry)));
      if (!entry.isDirectory() && isNew && FILE_NAME.matcher(name(entry)).matches()) {
        entries.add(entry);
      }
    }
    return entries;
  }

  private static String name(ZipEntry entry) {
    return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
  }

  private static String stem(Path zip) {
    return String.valueOf(zip.getFileName()).replaceFirst("(?i)\\.zip$", "");
  }

  private static Path newDirectory(Path parent, String name) throws IOException {
    Files.createDirectories(parent);
    for (int i = 1; i <= MOST_OF_A_NAME; i++) {
      try {
        return Files.createDirectory(parent.resolve(name + (i == 1 ? "" : "-" + i)));
      } catch (FileAlreadyExistsException _) {
        // Another one has the name; try the next.
      }
    }
    throw new IOException("too many runs called " + name + " in " + parent);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
