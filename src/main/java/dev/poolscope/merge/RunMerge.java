package dev.poolscope.merge;

import dev.poolscope.archive.ProgramVersion;
import dev.poolscope.archive.RunDirectory;
import dev.poolscope.archive.RunInfo;
import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Experiments;
import dev.poolscope.experiment.Share;
import dev.poolscope.files.AtomicFiles;
import dev.poolscope.files.Json;
import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.TraceEntry;
import dev.poolscope.trace.EventLogReader;
import dev.poolscope.trace.EventLogWriter;
import dev.poolscope.trace.Renumbering;
import dev.poolscope.yaml.SettingDifference;
import dev.poolscope.yaml.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;

/// Makes one run of the runs of several generators: their clocks are aligned by the wall clock at
/// which each began, their requests, connections and clients numbered anew, and their events put in
/// the order of time. Each generator's clients are clients of the whole.
///
/// Threading: stateless; reads and writes files.
public final class RunMerge {
  private static final int MOST_CLIENTS = 100;

  private RunMerge() {}

  /// Merges runs.
  ///
  /// @param directories two or more, in any order
  /// @param parent where the directory of the whole is created
  /// @return the directory of the whole, and what its reader should know
  /// @throws InvalidMergeException if they are no parts of one run; nothing was written
  public static Merged of(List<RunDirectory> directories, Path parent) throws IOException {
    List<RunPart> parts = new ArrayList<>();
    for (RunDirectory directory : directories) {
      parts.add(RunPart.of(directory));
    }
    parts.sort(Comparator.comparingInt(part -> part.experiment().part().index()));
    requireOneExperiment(parts);
    List<String> notes = notes(parts);
    Instant started = parts.stream().map(RunPart::started).min(Instant::compareTo).orElseThrow();
    Experiment whole = whole(parts);
    RunDirectory run = RunDirectory.create(parent, whole.name(), started);
    try {
      Files.writeString(run.experiment(), Experiments.toYaml(whole));
      write(parts, started, run);
      AtomicFiles.write(run.info(), Json.text(info(whole, parts, started)));
    } catch (IOException | RuntimeException e) {
      delete(run);
      throw e;
    }
    return new Merged(run, notes);
  }

  /// What a merge made.
  ///
  /// @param run the directory of the whole
  /// @param notes what its reader should know
  public record Merged(RunDirectory run, List<String> notes) {
    /// Copies the list.
    public Merged {
      notes = List.copyOf(notes);
    }
  }

  private static void requireOneExperiment(List<RunPart> parts) throws InvalidMergeException {
    List<Experiment> all = parts.stream().map(RunPart::experiment).toList();
    List<String> different =
        Experiments.differences(all).stream()
            .map(SettingDifference::path)
            .filter(path -> !path.equals("share") && !path.endsWith(".sample.port"))
            .toList();
    if (!different.isEmpty()) {
      throw new InvalidMergeException(
          "these are no parts of one run: they differ in "
              + String.join(", ", different)
              + "; give runs of the same experiment that differ in --share only");
    }
    int of = all.getFirst().part().of();
    TreeSet<Integer> seen = new TreeSet<>();
    for (RunPart part : parts) {
      Share share = part.experiment().part();
      if (share.of() != of || !seen.add(share.index())) {
        throw new InvalidMergeException(
            part.run().path()
                + ": its share "
                + share
                + " does not go with those of the others; give each part once");
      }
    }
    if (all.getFirst().instances() * parts.size() > MOST_CLIENTS) {
      throw new InvalidMergeException(
          "together these have more than " + MOST_CLIENTS + " clients; merge fewer parts");
    }
  }

  private static List<String> notes(List<RunPart> parts) {
    List<String> notes = new ArrayList<>();
    int of = parts.getFirst().experiment().part().of();
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < of; i++) {
      int index = i;
      if (parts.stream().noneMatch(part -> part.experiment().part().index() == index)) {
        missing.add(new Share(i, of).toString());
      }
    }
    if (!missing.isEmpty()) {
      notes.add("missing: " + String.join(", ", missing) + "; this is not all of the load");
    }
    Instant first = parts.stream().map(RunPart::started).min(Instant::compareTo).orElseThrow();
    Instant last = parts.stream().map(RunPart::started).max(Instant::compareTo).orElseThrow();
    notes.add("the parts began within " + Duration.between(first, last).toMillis() + " ms");
    return notes;
  }

  private static Experiment whole(List<RunPart> parts) {
    Experiment first = parts.getFirst().experiment();
    List<String> sets = List.of("share=0/1", "instances=" + first.instances() * parts.size());
    return Experiments.read(new Source("the whole", Experiments.toYaml(first)), sets);
  }

  private static void write(List<RunPart> parts, Instant started, RunDirectory run)
      throws IOException {
    long end = 0;
    for (RunPart part : parts) {
      end = Math.max(end, part.windowNanos() + shift(part, started));
    }
    List<PartReader> readers = new ArrayList<>();
    try (EventLogWriter writer = new EventLogWriter(run.events())) {
      for (int i = 0; i < parts.size(); i++) {
        readers.add(reader(parts, i, started, end));
      }
      writeAll(readers, parts, end, writer);
    } finally {
      for (PartReader reader : readers) {
        reader.close();
      }
    }
  }

  private static PartReader reader(List<RunPart> parts, int place, Instant started, long end)
      throws IOException {
    RunPart part = parts.get(place);
    long shift = shift(part, started);
    Renumbering numbers =
        new Renumbering(place, parts.size(), part.experiment().instances(), shift);
    return new PartReader(new EventLogReader(part.run().events()), numbers, shift, end, place == 0);
  }

  private static long shift(RunPart part, Instant started) {
    return Duration.between(started, part.started()).toNanos();
  }

  private static void writeAll(
      List<PartReader> readers, List<RunPart> parts, long end, EventLogWriter writer)
      throws IOException {
    PriorityQueue<PartReader> queue =
        new PriorityQueue<>(Comparator.comparingLong(RunMerge::nextNanos));
    for (PartReader reader : readers) {
      if (reader.peek() != null) {
        queue.add(reader);
      }
    }
    long sequence = 0;
    long last = 0;
    boolean ended = false;
    while (!queue.isEmpty()) {
      PartReader reader = queue.remove();
      TraceEntry entry = reader.peek();
      if (entry == null) {
        continue;
      }
      if (!ended && entry.tNanos() >= end) {
        writer.accept(new TraceEntry(sequence++, end, windowEnded(parts)));
        ended = true;
      }
      last = Math.max(last, entry.tNanos());
      writer.accept(new TraceEntry(sequence++, last, entry.event()));
      reader.advance();
      if (reader.peek() != null) {
        queue.add(reader);
      }
    }
    last = Math.max(last, end);
    if (!ended) {
      writer.accept(new TraceEntry(sequence++, last, windowEnded(parts)));
    }
    long stalls = parts.stream().mapToLong(RunPart::stalls).sum();
    writer.accept(new TraceEntry(sequence, last, new PoolEvent.RunEnded(stalls)));
  }

  private static long nextNanos(PartReader reader) {
    TraceEntry next = reader.peek();
    return next == null ? Long.MAX_VALUE : next.tNanos();
  }

  private static PoolEvent windowEnded(List<RunPart> parts) {
    return new PoolEvent.WindowEnded(parts.stream().anyMatch(RunPart::interrupted));
  }

  private static Map<String, Object> info(Experiment whole, List<RunPart> parts, Instant started) {
    Map<String, Object> info = new LinkedHashMap<>();
    info.put("schema", RunInfo.SCHEMA);
    info.put("experiment", whole.name());
    info.put("state", "merged");
    info.put("version", ProgramVersion.text());
    info.put("started", started.toString());
    info.put("seed", whole.seed());
    info.put("parts", parts.stream().map(part -> part.run().path().toString()).toList());
    return info;
  }

  private static void delete(RunDirectory run) throws IOException {
    for (Path file : List.of(run.experiment(), run.events(), run.info(), run.path())) {
      Files.deleteIfExists(file);
    }
  }
}
