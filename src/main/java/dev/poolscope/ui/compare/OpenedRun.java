package dev.poolscope.ui.compare;

import dev.poolscope.timeline.Recording;
import java.nio.file.Path;

/// A recorded run that was opened to be compared.
///
/// @param directory where its files are
/// @param recording what was recorded; whoever opened it closes it
public record OpenedRun(Path directory, Recording recording) {}
