/// The command line: arguments, progress, messages and exit codes.
@NullMarked
package dev.poolscope.cli;

import org.jspecify.annotations.NullMarked;
