/// The command line: arguments, progress, messages and exit codes. May import everything but `ui`.
@NullMarked
package dev.poolscope.cli;

import org.jspecify.annotations.NullMarked;
