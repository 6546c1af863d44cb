package dev.poolscope.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClientIdentityTest {
  private static final int MOST_CLIENTS = 100_000;

  @Test
  void aNameIsNoAddress() {
    assertThat(ClientIdentity.NAME.key(0)).isEqualTo("client-1");
    assertThat(ClientIdentity.NAME.source(0)).isNull();
    assertThat(ClientIdentity.ADDRESS.source(0)).isNull();
  }

  @Test
  void everyClientHasAnAddressOfItsOwn() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < MOST_CLIENTS; i++) {
      String address = ClientIdentity.SOURCE_ADDRESS.key(i);
      assertThat(seen.add(address)).as(address).isTrue();
    }
    assertThat(seen)
        .allMatch(address -> InetAddress.ofLiteral(address).isLoopbackAddress())
        .noneMatch(address -> address.startsWith("127.0.") || address.endsWith(".0"));
  }

  @Test
  void theSocketsAddressIsTheKey() {
    for (int i : new int[] {0, 1, 255, 256, 51_199, 51_200, MOST_CLIENTS - 1}) {
      assertThat(Objects.requireNonNull(ClientIdentity.SOURCE_ADDRESS.source(i)).getHostAddress())
          .isEqualTo(ClientIdentity.ADDRESS.key(i));
    }
  }

  @Test
  void neighboursAreInDifferentNetworks() {
    assertThat(IntStream.range(0, 256).mapToObj(ClientIdentity.ADDRESS::key))
        .extracting(address -> address.substring(0, address.lastIndexOf('.')))
        .doesNotHaveDuplicates();
  }
}
