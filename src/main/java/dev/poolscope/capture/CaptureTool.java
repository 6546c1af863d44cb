package dev.poolscope.capture;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A program that captures packets.
///
/// @param kind which
/// @param path where it is
record CaptureTool(Kind kind, Path path) {
  /// How much of a frame is kept: the head of any request, and no large bodies.
  static final int SNAP_BYTES = 4096;

  private static final String BUFFER_MEBIBYTES = "64";
  private static final String BUFFER_KIBIBYTES = "65536";
  private static final Pattern TCPDUMP_LOST = Pattern.compile("(\\d+) packets? dropped by kernel");

  /// The programs, the better one first: `dumpcap` tells its losses in the capture itself and can
  /// be allowed to a group of users.
  enum Kind {
    DUMPCAP("dumpcap"),
    TCPDUMP("tcpdump");

    private final String command;

    Kind(String command) {
      this.command = command;
    }

    String command() {
      return command;
    }
  }

  /// Those that are installed, the better one first.
  static List<CaptureTool> installed() {
    return installed(Objects.requireNonNullElse(System.getenv("PATH"), ""));
  }

  /// Those in a search path, and where the system keeps what administrators use.
  static List<CaptureTool> installed(String searchPath) {
    List<Path> folders =
        Stream.concat(Stream.of(searchPath.split(File.pathSeparator)), Stream.of("/usr/sbin"))
            .filter(folder -> !folder.isEmpty())
            .map(Path::of)
            .toList();
    List<CaptureTool> tools = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      folders.stream()
          .map(folder -> folder.resolve(kind.command()))
          .filter(Files::isExecutable)
          .findFirst()
          .ifPresent(path -> tools.add(new CaptureTool(kind, path)));
    }
    return tools;
  }

  /// The command that captures on a device what passes a filter, and writes it to standard output
  /// at once.
  List<String> command(String device, String filter) {
    String snap = String.valueOf(SNAP_BYTES);
    return switch (kind) {
      case DUMPCAP ->
          List.of(
              path.toString(),
              "-q",
              "-i",
              device,
              "-s",
              snap,
              "-B",
              BUFFER_MEBIBYTES,
              "-f",
              filter,
              "-w",
              "-");
      case TCPDUMP ->
          List.of(
              path.toString(),
              "-i",
              device,
              "-n",
              "-U",
              "-s",
              snap,
              "-B",
              BUFFER_KIBIBYTES,
              "-w",
              "-",
              filter);
    };
  }

  /// How many packets were lost, from what it said on standard error when it ended; empty if it did
  /// not say.
  static OptionalLong lost(String said) {
    Matcher matcher = TCPDUMP_LOST.matcher(said);
    return matcher.find()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }

  /// How its use is allowed.
  String remedy() {
    String setcap = "sudo setcap cap_net_raw,cap_net_admin+eip " + path;
    return switch (kind) {
      case DUMPCAP ->
          "to be allowed: sudo dpkg-reconfigure wireshark-common, then sudo usermod -aG wireshark"
              + " $USER and log in again; or "
              + setcap;
      case TCPDUMP -> "to be allowed: " + setcap;
    };
  }
}
