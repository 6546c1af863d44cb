package dev.poolscope.ui.session;

import dev.poolscope.advise.Reach;
import dev.poolscope.run.RunFactory;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// What a [RunSession] needs of its surroundings.
///
/// @param foreground runs something on the application thread
/// @param runs makes the run
/// @param unexpected told on the application thread of errors that are bugs
/// @param mayBeSent asks the user, on the application thread, whether so much may be sent to hosts
///   that are not this machine
public record RunServices(
    Executor foreground,
    RunFactory runs,
    Consumer<Throwable> unexpected,
    Predicate<List<Reach>> mayBeSent) {}
