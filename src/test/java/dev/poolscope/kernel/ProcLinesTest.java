package dev.poolscope.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.KernelCounts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The text of Linux's socket table is read as the kernel writes it.
class ProcLinesTest {
  private static final String HEADINGS =
      "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid "
          + " timeout inode\n";

  /// To port 0x1F90 (8080): established, two in TIME_WAIT, one in CLOSE_WAIT, one in FIN_WAIT2.
  /// From it: the server's ends, one of them in TIME_WAIT, and the socket that listens.
  private static final String IPV4 =
      HEADINGS
          + """
             0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1077 1 00000000ebbf5d46 100 0 0 10 0
             1: 0100007F:C58A 0100007F:1F90 01 00000000:00000000 02:0000158D 00000000  1000        0 2311 2 00000000c945e2c6 20 4 30 10 -1
             2: 0100007F:1F90 0100007F:C58A 01 00000000:00000000 00:00000000 00000000  1000        0 2312 1 00000000c945e2c7 20 4 30 10 -1
             3: 0100007F:C58C 0100007F:1F90 06 00000000:00000000 03:0000158D 00000000     0        0 0 3 000000000c45e2c6
             4: 0100007F:C58E 0100007F:1F90 06 00000000:00000000 03:00001591 00000000     0        0 0 3 000000000c45e2c7
             5: 0100007F:C590 0100007F:1F90 08 00000000:00000001 00:00000000 00000000  1000        0 2313 1 00000000c945e2c8 20 4 30 10 -1
             6: 0100007F:C592 0100007F:1F90 05 00000000:00000000 03:0000158D 00000000     0        0 0 2 000000000c45e2c9
             7: 0100007F:1F90 0100007F:C598 06 00000000:00000000 03:0000158D 00000000     0        0 0 3 000000000c45e2d9
             8: 0100007F:C59A 0100007F:1F90 02 00000000:00000000 03:0000158D 00000000     0        0 0 3 000000000c45e2da
          65535: 0100007F:D58A 0100007F:FFFF 01 00000000:00000000 02:0000158D 00000000  1000        0 2314 2 00000000c945e2c9 20 4 30 10 -1
          """;

  /// The first is of an IPv4 connection of a socket for both, the second of ::1.
  private static final String IPV6 =
      HEADINGS
          + """
             0: 0000000000000000FFFF00000100007F:C594 0000000000000000FFFF00000100007F:1F90 01 00000000:00000000 02:0000158D 00000000  1000        0 2315 2 00000000c945e2d0 20 4 30 10 -1
             1: 00000000000000000000000001000000:C596 00000000000000000000000001000000:1F90 06 00000000:00000000 03:0000158D 00000000     0        0 0 3 00000000c945e2d1
             2: 00000000000000000000000001000000:1F90 00000000000000000000000001000000:C598 08 00000000:00000000 03:0000158D 00000000     0        0 0 3 00000000c945e2d2
          """;

  private final PortCounts counts = new PortCounts(List.of(8080, 65535));

  private void read(String text, int pieceBytes) {
    ProcLines lines = new ProcLines(counts);
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    for (int from = 0; from < bytes.length; from += pieceBytes) {
      int to = Math.min(bytes.length, from + pieceBytes);
      lines.accept(Arrays.copyOfRange(bytes, from, to), to - from);
    }
  }

  @Test
  void countsClientEndsByRemotePortAndState() {
    read(IPV4, 4096);
    assertThat(counts.of(8080)).isEqualTo(new KernelCounts(1, 2, 1, 1, 1, 1));
    assertThat(counts.of(65535)).isEqualTo(new KernelCounts(1, 0, 0, 0, 0, 0));
  }

  @Test
  void countsThoseOfIpv6AndOfIpv4WithinIt() {
    read(IPV6, 4096);
    assertThat(counts.of(8080)).isEqualTo(new KernelCounts(1, 1, 0, 0, 0, 0));
  }

  @Test
  void readsPiecesCutAnywhere() {
    for (int bytes = 1; bytes < 160; bytes++) {
      counts.clear();
      read(IPV4, bytes);
      read(IPV6, bytes);
      assertThat(counts.of(8080))
          .as("pieces of %s bytes", bytes)
          .isEqualTo(new KernelCounts(2, 3, 1, 1, 1, 1));
    }
  }

  @Test
  void countsNothingOfOtherPorts() {
    read(IPV4, 4096);
    assertThat(counts.of(0xC58A)).isEqualTo(new KernelCounts(0, 0, 0, 0, 0, 0));
    assertThat(counts.of(0)).isEqualTo(new KernelCounts(0, 0, 0, 0, 0, 0));
  }

  @Test
  void countsNothingOfATextOfAnotherKind() {
    read("nobody: knows what:1F90 this:1F90 01 is\n\n 1F90 1F90 1F90\n", 4096);
    assertThat(counts.of(8080)).isEqualTo(new KernelCounts(0, 0, 0, 0, 0, 0));
  }
}
