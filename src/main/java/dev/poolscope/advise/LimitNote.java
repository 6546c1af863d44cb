package dev.poolscope.advise;

/// A word on a setting that works against the others.
///
/// @param path the field's path, elements of lists by their index from 0
/// @param text what will come of it
public record LimitNote(String path, String text) {}
