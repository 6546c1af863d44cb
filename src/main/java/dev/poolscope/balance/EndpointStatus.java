package dev.poolscope.balance;

/// An endpoint at one moment.
///
/// @param name its name
/// @param weight its nominal weight
/// @param inFlight leases taken and not released
/// @param counted leases that the balancer counts: less than `inFlight` where it counts on connect
/// @param drained whether it was taken out of the choice
/// @param ejected whether it failed too often and is out of the choice for a while, unless in panic
/// @param inSubset whether the rule sees it
public record EndpointStatus(
    String name,
    int weight,
    int inFlight,
    int counted,
    boolean drained,
    boolean ejected,
    boolean inSubset) {}
