/// What the program costs, whole and in parts. Built and run in the profile `bench` only.
@NullMarked
package dev.poolscope.bench;

import org.jspecify.annotations.NullMarked;
