package dev.poolscope.kernel;

/// A host whose sockets are counted.
///
/// @param name what readings call it
/// @param port where it listens
/// @param here whether it is on this machine, so that the server's sockets can be seen as well
/// @param shared whether others than the client that is looked at have sockets to it, such as a
///   proxy that passes requests on
public record KernelHost(String name, int port, boolean here, boolean shared) {}
