/// What was recorded of a run, readable by time and by row while it grows: the one source of
/// everything that a window or a picture shows. It is read from the event log, the same way for a
/// run that is going and for one that has ended.
@NullMarked
package dev.poolscope.timeline;

import org.jspecify.annotations.NullMarked;
