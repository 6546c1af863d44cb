package dev.poolscope.advise;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Target;
import dev.poolscope.kernel.MachineLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Says before a run where this machine may have too few file descriptors or ephemeral ports for
/// it.
///
/// A connection takes one descriptor, and one more where its server is inside this program. It
/// takes an ephemeral port of those that there are for each address of a host; where the client
/// closes it, the port stays taken while the socket is in TIME_WAIT: 60 s in Linux, or a second
/// where the operating system lets a new connection have it (`tcp_tw_reuse`).
public final class MachineAdvice {
  /// How many descriptors this program and its libraries have open beside those of connections.
  private static final long OWN_FILES = 144;

  private static final double TIME_WAIT_SECONDS = 60;
  private static final double REUSED_AFTER_SECONDS = 1;

  private final Experiment experiment;
  private final MachineLimits limits;
  private final List<MachineNote> notes = new ArrayList<>();

  private MachineAdvice(Experiment experiment, MachineLimits limits) {
    this.experiment = experiment;
    this.limits = limits;
  }

  /// The notes on an experiment that is to run on this machine.
  public static List<MachineNote> of(Experiment experiment) {
    return of(experiment, MachineLimits.fixed());
  }

  /// The notes on an experiment, its changes included; none where there is enough.
  public static List<MachineNote> of(Experiment experiment, MachineLimits limits) {
    MachineAdvice advice = new MachineAdvice(experiment, limits);
    Demand demand = Demand.of(experiment);
    advice.files(demand);
    experiment.targets().forEach(target -> advice.ports(target, demand.of(target.name())));
    return List.copyOf(advice.notes);
  }

  private void files(Demand demand) {
    boolean sure = demand.surelySockets() > limits.openFiles() - limits.filesInUse();
    long sockets = sure ? demand.surelySockets() : demand.likelySockets();
    long needed = sockets + Math.max(OWN_FILES, limits.filesInUse());
    if (sure || needed > limits.openFiles()) {
      notes.add(
          new MachineNote(
              mostOf(demand),
              String.format(
                  Locale.ROOT,
                  "%s %,d open files (%,d for connections), and this program may have %,d",
                  sure ? "needs" : "can need",
                  needed,
                  sockets,
                  limits.openFiles()),
              String.format(
                  Locale.ROOT,
                  "raise the limit (ulimit -n %d), or ask for fewer connections (maxConnsPerHost,"
                      + " maxInFlight)",
                  needed),
              sure));
    }
  }

  private void ports(Target target, HostDemand demand) {
    long ports = (long) limits.ports() * Math.max(1, target.addresses().size());
    double seconds = Math.min(portStays(target), experiment.duration().toMillis() / 1000.0);
    long inTimeWait = (long) Math.ceil(demand.closedPerSecond() * seconds);
    boolean sure = demand.surely() > ports;
    if (!sure && demand.likely() + inTimeWait <= ports) {
      return;
    }
    String closed =
        String.format(
            Locale.ROOT,
            ", %,.0f connections a second whose port stays taken for %,.0f s",
            demand.closedPerSecond(),
            seconds);
    notes.add(
        new MachineNote(
            demand.path(),
            String.format(
                Locale.ROOT,
                "%s %,d ephemeral ports towards %s (%,d connections at a time%s), and there are %,d",
                sure ? "needs" : "can need",
                sure ? demand.surely() : demand.likely() + inTimeWait,
                target.name(),
                sure ? demand.surely() : demand.likely(),
                sure || inTimeWait == 0 ? "" : closed,
                ports),
            String.format(
                Locale.ROOT,
                "widen net.ipv4.ip_local_port_range (%d to %d), %s",
                limits.firstPort(),
                limits.lastPort(),
                inTimeWait > 0
                    ? "keep connections for reuse, or send less"
                    : "or ask for fewer connections (maxConnsPerHost, maxInFlight)"),
            sure));
  }

  private double portStays(Target target) {
    boolean isReused =
        limits.reusesTimeWait() || (limits.reusesTimeWaitHere() && target.isOnThisMachine());
    return isReused ? REUSED_AFTER_SECONDS : TIME_WAIT_SECONDS;
  }

  /// The field that asks for most connections.
  private static String mostOf(Demand demand) {
    return demand.hosts().values().stream()
        .max(Comparator.comparingLong(HostDemand::likely))
        .map(HostDemand::path)
        .orElse("");
  }
}
