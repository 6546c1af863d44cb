package dev.poolscope.ui.session;

import dev.poolscope.run.RunFactory;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// What a [RunSession] needs of its surroundings.
///
/// @param foreground runs something on the application thread
/// @param runs makes the run
/// @param unexpected told on the application thread of errors that are bugs
public record RunServices(Executor foreground, RunFactory runs, Consumer<Throwable> unexpected) {}
