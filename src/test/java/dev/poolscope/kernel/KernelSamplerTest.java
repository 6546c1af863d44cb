package dev.poolscope.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.poolscope.model.PoolEvent;
import dev.poolscope.model.SocketTally;
import dev.poolscope.time.FailedThreads;
import java.io.File;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// The sampler reads this machine's table on its thread until it is closed.
class KernelSamplerTest {
  @Test
  void samplesUntilItIsClosed() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Socket _ = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket _ = server.accept()) {
      BlockingQueue<PoolEvent> events = new LinkedBlockingQueue<>();
      KernelSampler sampler =
          new KernelSampler(
              List.of(new KernelHost("a", server.getLocalPort(), true, false)),
              _ -> new SocketTally(1, 0, 1, 0, 0));
      sampler.start(events::add, new FailedThreads());
      assertThat(events.poll(60, TimeUnit.SECONDS))
          .isEqualTo(new PoolEvent.KernelSampled("a", 1, 0, 0));
      assertThat(events.poll(60, TimeUnit.SECONDS))
          .isEqualTo(new PoolEvent.SocketsCompared("a", 0, 1, 0, 0, 1, 1));
      sampler.close();
      sampler.close();
      assertThat(sampler.cost().samples()).isEqualTo(1L + events.size() / 2);
      assertThat(sampler.cost().cpuSeconds()).isPositive();
      assertThat(sampler.cost().failures()).isZero();
      assertThat(Thread.getAllStackTraces().keySet())
          .noneMatch(thread -> thread.getName().equals("poolscope-kernel"));
    }
  }

  @Test
  void oneThatNeverBeganHasCostNothing() {
    KernelSampler sampler = new KernelSampler(List.of(), _ -> SocketTally.NONE);
    sampler.close();
    assertThat(sampler.cost().samples()).isZero();
    assertThat(sampler.cost().cpuSeconds()).isZero();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void linuxIsReadWithoutOshi() throws Exception {
    List<URL> libraries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      String name = String.valueOf(Path.of(entry).getFileName());
      if (!name.startsWith("oshi") && !name.startsWith("jna")) {
        libraries.add(Path.of(entry).toUri().toURL());
      }
    }
    try (URLClassLoader withoutOshi =
        new URLClassLoader(libraries.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Class<?> sampler = withoutOshi.loadClass(KernelSampler.class.getName());
      Function<String, String> nothing = host -> host;
      Object made =
          sampler.getConstructor(List.class, Function.class).newInstance(List.of(), nothing);
      Object cost = sampler.getMethod("cost").invoke(made);
      assertThat(cost.toString()).doesNotContain("oshi").contains("source=");
      assertThat(sampler.getClassLoader()).isEqualTo(withoutOshi);
    }
  }
}
