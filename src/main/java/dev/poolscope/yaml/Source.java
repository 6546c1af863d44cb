package dev.poolscope.yaml;

/// The text of an experiment file and the name that messages call it by.
public record Source(String name, String text) {}
