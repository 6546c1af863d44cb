package dev.poolscope.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.poolscope.experiment.Experiments;
import dev.poolscope.yaml.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said where packets cannot be captured.
class PacketCaptureTest {
  @TempDir private Path directory;

  @Test
  void withoutAProgramItSaysWhatToInstall() {
    assertThatThrownBy(() -> PacketCapture.start(List.of(80), List.of()))
        .isInstanceOf(CaptureRefusedException.class)
        .hasMessageContaining("neither dumpcap nor tcpdump is installed")
        .hasMessageContaining("apt-get install");
  }

  @Test
  void whereNoneMayCaptureEachSaysHowToBeAllowed() throws IOException {
    List<CaptureTool> tools =
        List.of(
            tool(CaptureTool.Kind.DUMPCAP, "echo 'no permission.' >&2; exit 1"),
            tool(CaptureTool.Kind.TCPDUMP, "echo 'lo: you may' >&2; echo 'not' >&2; exit 1"));
    assertThatThrownBy(() -> PacketCapture.start(List.of(80), tools))
        .isInstanceOf(CaptureRefusedException.class)
        .hasMessageContaining("dumpcap may not capture on lo (no permission); to be allowed: sudo")
        .hasMessageContaining("wireshark-common")
        .hasMessageContaining("tcpdump may not capture on lo (lo: you may not); to be allowed:")
        .hasMessageContaining("setcap cap_net_raw,cap_net_admin+eip " + tools.getLast().path());
  }

  @Test
  void onlyWhatIsOnThisMachineCanBeCaptured() {
    String text =
        """
        schema: poolscope/experiment/v1
        name: far
        targets: [{name: far, url: 'http://192.0.2.1/'}]
        load: [{target: far, arrivals: {kind: once, requests: 1}}]
        """;
    assertThatThrownBy(
            () -> PacketCapture.start(Experiments.read(new Source("far.yaml", text), List.of())))
        .isInstanceOf(CaptureRefusedException.class)
        .hasMessageContaining("targets.far.url: 192.0.2.1 is not this machine");
  }

  @Test
  void programsAreFoundOnThePath() throws IOException {
    CaptureTool mine = tool(CaptureTool.Kind.DUMPCAP, "");
    assertThat(CaptureTool.installed("/nowhere:" + directory)).startsWith(mine);
  }

  @Test
  void lossesAreReadFromWhatTcpdumpSays() {
    assertThat(CaptureTool.lost("9 packets captured\n12 packets dropped by kernel\n")).hasValue(12);
    assertThat(CaptureTool.lost("1 packet dropped by kernel")).hasValue(1);
    assertThat(CaptureTool.lost("killed")).isEmpty();
  }

  private CaptureTool tool(CaptureTool.Kind kind, String script) throws IOException {
    Path path = directory.resolve(kind.command());
    Files.writeString(path, "#!/bin/sh\n" + script + "\n");
    assertThat(path.toFile().setExecutable(true)).isTrue();
    return new CaptureTool(kind, path);
  }
}
