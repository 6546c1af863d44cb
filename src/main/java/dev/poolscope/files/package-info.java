/// What every file that the program writes has in common: whole or not at all, JSON, and what can
/// go wrong. Depends on nothing of the project.
@NullMarked
package dev.poolscope.files;

import org.jspecify.annotations.NullMarked;
