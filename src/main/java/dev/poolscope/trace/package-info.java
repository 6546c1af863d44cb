/// The one ordered stream of events of a run: publishing, the append-only log on disk, and the
/// ledger that folds events into who is dialing, active and idle, and checks the identities. May
/// import `model` and `time`.
@NullMarked
package dev.poolscope.trace;

import org.jspecify.annotations.NullMarked;
