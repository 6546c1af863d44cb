package dev.poolscope.server;

/// Which request one is, from 1: of the whole server, and of its connection.
record RequestOrdinals(long ofServer, long ofConnection) {}
