package dev.poolscope.capture;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The packets of a run's connections, captured on the loopback interface by `dumpcap` or
/// `tcpdump`.
///
/// Threading: confined to one thread.
public final class PacketCapture implements AutoCloseable {
  private static final long LOOK_MILLIS = 250;

  /// How often it is looked whether the program captures: as long as a slow machine may need.
  private static final int MOST_LOOKS = 60;

  private final CaptureTool tool;
  private final String device;
  private final String filter;
  private final CaptureMarker marker;
  private final ToolProcess process;
  private final CapturePump pump;
  private @Nullable Path file;
  private @Nullable PcapngWriter writer;

  private PacketCapture(CaptureTool tool, String device, Collection<Integer> ports)
      throws IOException {
    this.tool = tool;
    this.device = device;
    marker = new CaptureMarker();
    filter = filter(ports, marker.port());
    boolean started = false;
    try {
      process = new ToolProcess(tool.command(device, filter));
      started = true;
    } finally {
      if (!started) {
        marker.close();
      }
    }
    pump = new CapturePump(process.output(), marker);
  }

  /// Begins to capture the connections to the targets of an experiment as run. When it returns, the
  /// packets of any connection that is dialed from then on are captured.
  ///
  /// @throws CaptureRefusedException if a target is not on this machine, no program for it is
  ///   installed, or none may capture
  public static PacketCapture start(Experiment experiment)
      throws CaptureRefusedException, InterruptedException {
    requireThisMachine(experiment);
    return start(ServerPorts.of(experiment).byTarget().values(), CaptureTool.installed());
  }

  static PacketCapture start(Collection<Integer> ports, List<CaptureTool> tools)
      throws CaptureRefusedException, InterruptedException {
    List<String> problems = new ArrayList<>();
    try {
      String device = loopback();
      for (CaptureTool tool : tools) {
        PacketCapture capture = new PacketCapture(tool, device, ports);
        boolean isOn = false;
        try {
          isOn = capture.seesMarker();
        } finally {
          if (!isOn) {
            capture.close();
          }
        }
        if (isOn) {
          return capture;
        }
        problems.add(capture.problem());
      }
    } catch (IOException e) {
      throw new CaptureRefusedException("--capture: cannot capture: " + e.getMessage());
    }
    throw new CaptureRefusedException(
        problems.isEmpty()
            ? "--capture: neither dumpcap nor tcpdump is installed; install one (Debian: apt-get"
                + " install wireshark-common, or tcpdump), or run without --capture"
            : "--capture: " + String.join("; ", problems));
  }

  /// From now on packets go into a file.
  public void writeTo(Path to) throws IOException {
    file = to;
    writer =
        new PcapngWriter(
            Files.newOutputStream(to),
            "Poolscope (" + tool.kind().command() + ")",
            device,
            filter,
            pump.linkType(),
            CaptureTool.SNAP_BYTES);
    pump.writeTo(writer);
  }

  /// Ends the capture when everything that was sent before is in it, and completes the file.
  ///
  /// @throws IOException if the capturing program failed or the file could not be written; there is
  ///   no file then
  public void stop() throws IOException, InterruptedException {
    boolean whole = seesMarker();
    process.end();
    pump.join();
    String said = process.said();
    IOException failure = pump.failure();
    if (failure != null || !whole) {
      close();
      discard();
      throw new IOException(
          "%s did not capture up to the end of the run: %s; there is no capture of it"
              .formatted(
                  tool.kind().command(), failure == null ? words(said) : failure.getMessage()),
          failure);
    }
    try {
      complete(pump.lost().isPresent() ? pump.lost() : CaptureTool.lost(said));
    } catch (IOException e) {
      discard();
      throw e;
    } finally {
      close();
    }
  }

  /// Ends what is still running. Idempotent.
  @Override
  public void close() {
    process.close();
    marker.close();
    try {
      if (writer != null) {
        writer.close();
      }
    } catch (IOException _) {
      // What could not be written is told by stop; behind that there is nothing to write.
    }
  }

  private void complete(OptionalLong lost) throws IOException {
    if (writer == null) {
      return;
    }
    try (PcapngWriter to = writer) {
      if (lost.isPresent()) {
        to.statistics(pump.lastEpochNanos(), lost.getAsLong());
      }
    }
  }

  private void discard() throws IOException {
    if (file != null) {
      Files.deleteIfExists(file);
    }
  }

  private boolean seesMarker() throws IOException, InterruptedException {
    long first = marker.send();
    for (int i = 0; i < MOST_LOOKS && !pump.hasEnded(); i++) {
      if (pump.await(first, LOOK_MILLIS)) {
        return true;
      }
      var _ = marker.send();
    }
    return false;
  }

  private String problem() {
    return "%s may not capture on %s (%s); %s"
        .formatted(tool.kind().command(), device, words(process.said()), tool.remedy());
  }

  /// What a program said, on one line and without a full stop.
  private static String words(String said) {
    String line =
        said.lines()
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" "));
    return line.isEmpty() ? "it says nothing" : line.replaceFirst("\\.$", "");
  }

  private static String filter(Collection<Integer> ports, int markerPort) {
    String any =
        ports.stream().distinct().map(port -> "port " + port).collect(Collectors.joining(" or "));
    return "(tcp and (" + any + ")) or (udp and port " + markerPort + ")";
  }

  private static String loopback() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .filter(PacketCapture::isLoopback)
        .map(NetworkInterface::getName)
        .findFirst()
        .orElse("lo");
  }

  private static boolean isLoopback(NetworkInterface device) {
    try {
      return device.isLoopback();
    } catch (SocketException _) {
      // One that has just gone is none.
      return false;
    }
  }

  private static void requireThisMachine(Experiment experiment) throws CaptureRefusedException {
    for (Target target : experiment.targets()) {
      URI url = target.url();
      if (url != null && !isThisMachine(url.getHost())) {
        throw new CaptureRefusedException(
            "--capture: targets.%s.url: %s is not this machine, and packets are captured on the"
                    .formatted(target.name(), url.getHost())
                + " loopback interface only; run without --capture");
      }
    }
  }

  private static boolean isThisMachine(String host) {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (!address.isLoopbackAddress() && NetworkInterface.getByInetAddress(address) == null) {
          return false;
        }
      }
      return true;
    } catch (UnknownHostException | SocketException _) {
      // Nothing can be sent there.
      return true;
    }
  }
}
