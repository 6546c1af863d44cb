package dev.poolscope.server;

/// What one server of a backend group has counted since its start.
///
/// @param number which one it is, from 1
/// @param accepted connections placed on it
/// @param requests requests whose head was read
public record BackendCounts(int number, long accepted, long requests) {}
