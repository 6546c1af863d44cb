package dev.poolscope.report;

/// Something that the packet capture beside a run tells otherwise than the run.
///
/// @param connection its number within the run, 0 if the run does not have it
/// @param localPort the client's port, 0 if not known
/// @param field what differs: `connection` (only one of them has it), `dial`, `time`, `closed_by`
///   or `requests`
/// @param ours what the run says
/// @param capture what the capture says
public record CaptureDifference(
    long connection, int localPort, String field, String ours, String capture) {}
