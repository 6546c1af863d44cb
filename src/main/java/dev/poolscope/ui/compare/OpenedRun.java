package dev.poolscope.ui.compare;

import dev.poolscope.timeline.Recording;
import java.nio.file.Path;
import java.time.Instant;

/// A recorded run that was opened to be compared.
///
/// @param directory where its files are
/// @param started when the run began
/// @param recording what was recorded; whoever opened it closes it
public record OpenedRun(Path directory, Instant started, Recording recording) {}
