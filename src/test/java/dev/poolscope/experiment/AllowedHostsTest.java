package dev.poolscope.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AllowedHostsTest {
  @Test
  void thisMachineIsAlwaysAllowed() throws Exception {
    for (String address : new String[] {"127.0.0.1", "127.9.9.9", "::1"}) {
      assertThat(AllowedHosts.THIS_MACHINE.allows("name", InetAddress.getByName(address)))
          .as(address)
          .isTrue();
    }
  }

  @Test
  void aNameThatLeadsElsewhereIsNot() throws Exception {
    InetAddress elsewhere = InetAddress.getByName("192.0.2.7");

    assertThat(AllowedHosts.THIS_MACHINE.allows("name", elsewhere)).isFalse();
    assertThat(new AllowedHosts(Set.of("other")).allows("name", elsewhere)).isFalse();
    assertThat(new AllowedHosts(Set.of("Name")).allows("nAME", elsewhere)).isTrue();
  }

  @Test
  void anAddressIsConfirmedWithOrWithoutBrackets() {
    assertThat(new AllowedHosts(Set.of("[2001:DB8::1]")).isConfirmed("2001:db8::1")).isTrue();
    assertThat(new AllowedHosts(Set.of("2001:db8::1")).isConfirmed("[2001:db8::1]")).isTrue();
  }
}
