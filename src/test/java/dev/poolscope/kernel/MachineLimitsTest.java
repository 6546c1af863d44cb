package dev.poolscope.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineLimitsTest {
  private static final String LIMITS =
      """
      Limit                     Soft Limit           Hard Limit           Units
      Max file size             unlimited            unlimited            bytes
      Max open files            1024                 524288               files
      """;

  @Test
  void readsWhatLinuxWrites() {
    assertThat(MachineLimits.parse(LIMITS, "32768\t60999\n", "2\n"))
        .isEqualTo(new MachineLimits(1024, 0, 32_768, 60_999, true, false));
    assertThat(MachineLimits.parse(LIMITS, "32768\t60999\n", "2\n").ports()).isEqualTo(28_232);
  }

  @ParameterizedTest
  @CsvSource({"0, false, false", "1, true, true", "2, true, false"})
  void readsWhosePortsAreTakenAgain(String mode, boolean here, boolean everywhere) {
    MachineLimits limits = MachineLimits.parse(LIMITS, "1 2", mode);
    assertThat(limits.reusesTimeWaitHere()).isEqualTo(here);
    assertThat(limits.reusesTimeWait()).isEqualTo(everywhere);
  }

  @Test
  void whatIsNotToldIsNotLimited() {
    assertThat(MachineLimits.parse("", "", "")).isEqualTo(MachineLimits.UNKNOWN);
    String unlimited = LIMITS.replace("1024     ", "unlimited");
    assertThat(MachineLimits.parse(unlimited, "", "").openFiles()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void readsThisMachine() throws IOException {
    MachineLimits now = MachineLimits.now();
    assertThat(now.firstPort() + "\t" + now.lastPort())
        .isEqualTo(read("/proc/sys/net/ipv4/ip_local_port_range"));
    assertThat(now.reusesTimeWait()).isEqualTo(read("/proc/sys/net/ipv4/tcp_tw_reuse").equals("1"));
    assertThat(now.openFiles()).isGreaterThan(now.filesInUse());
    assertThat(now.filesInUse()).isPositive();
    assertThat(now.ports()).isBetween(1, 65_535);
    assertThat(MachineLimits.fixed().ports()).isEqualTo(now.ports());
    assertThat(MachineLimits.fixed().filesInUse()).isZero();
  }

  /// As another program reads it.
  private static String read(String file) throws IOException {
    Process cat = new ProcessBuilder("cat", file).start();
    return new String(cat.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
  }
}
