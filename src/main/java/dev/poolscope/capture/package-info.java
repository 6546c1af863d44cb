/// Packet captures: taken beside a run by `dumpcap` or `tcpdump`, written and read as pcapng, TCP
/// connections followed in them, and laid beside the connections of the run.
@NullMarked
package dev.poolscope.capture;

import org.jspecify.annotations.NullMarked;
