package dev.poolscope.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Section 1 of the Go pool reference: which requests share connections. The addresses are those
/// that Go 1.19 dials for these URLs.
class HostKeyTest {
  @ParameterizedTest
  @CsvSource({
    "http://host,                    http|host:80",
    "https://host,                   https|host:443",
    "http://host:/,                  http|host:80",
    "http://host:8080/,              http|host:8080",
    "http://host:080/,               http|host:080",
    "http://[::1]/,                  http|[::1]:80",
    "http://[::1]:/,                 http|[::1]:80",
    "http://[::1]:81/,               http|[::1]:81",
    "http://[2001:DB8::1]:81/,       http|[2001:DB8::1]:81",
    "https://[::1],                  https|[::1]:443",
    "http://LOCALHOST/x,             http|LOCALHOST:80",
    "HTTP://localhost,               http|localhost:80",
    "http://127.0.0.1,               http|127.0.0.1:80",
    "http://my_host/,                http|my_host:80",
    "http://user:secret@host:1/,     http|host:1",
    "http://user@a@b/,               http|b:80",
    "http://host/path?query#part,    http|host:80",
  })
  void theKeyIsSchemeHostAndPort(String url, String key) {
    assertThat(HostKey.of(URI.create(url)).value()).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://bücher.example/",
        "http://Bücher.EXAMPLE/",
        "http://BÜCHER.example/",
        "http://bücher。example/",
        "http://b%C3%BCcher.example/"
      })
  void aHostWithNonAsciiLettersIsTakenInItsIdnaForm(String url) {
    assertThat(HostKey.of(URI.create(url)).value()).isEqualTo("http|xn--bcher-kva.example:80");
  }

  @Test
  void lettersYoungerThanTheFirstIdnaAreEncodedToo() {
    assertThat(HostKey.of(URI.create("http://😀.example/")).value())
        .isEqualTo("http|xn--e28h.example:80");
  }

  @Test
  void aHostWithoutIdnaFormIsTakenAsWritten() {
    assertThat(HostKey.of(URI.create("http://a..ü/")).value()).isEqualTo("http|a..ü:80");
  }

  @Test
  void namesOfTheSameMachineAreDifferentKeys() {
    assertThat(HostKey.of(URI.create("http://localhost")))
        .isNotEqualTo(HostKey.of(URI.create("http://LOCALHOST")))
        .isNotEqualTo(HostKey.of(URI.create("http://127.0.0.1")));
  }

  @Test
  void twoPortsOrTwoSchemesAreDifferentKeys() {
    HostKey key = HostKey.of(URI.create("http://host:443"));

    assertThat(key)
        .isNotEqualTo(HostKey.of(URI.create("http://host:444")))
        .isNotEqualTo(HostKey.of(URI.create("https://host:443")));
  }

  @Test
  void aWrittenDefaultPortIsTheSameKey() {
    assertThat(HostKey.of(URI.create("http://host:80")))
        .isEqualTo(HostKey.of(URI.create("http://host")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host",
        "/path",
        "//host",
        "http:///x",
        "mailto:a@b",
        "http://user@/",
        "http://:80/"
      })
  void aUrlWithoutSchemeOrHostIsRefused(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HostKey.of(URI.create(url)))
        .withMessageContaining(url);
  }
}
