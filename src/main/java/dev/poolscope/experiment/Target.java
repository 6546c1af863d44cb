package dev.poolscope.experiment;

import dev.poolscope.schema.Check;
import dev.poolscope.schema.Field;
import dev.poolscope.schema.RecordShape;
import dev.poolscope.units.Texts;
import java.net.InetAddress;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A host that requests go to: a sample server of the run's own, or a URL.
public record Target(
    @Field(
            doc = "The name that loads, expectations and all results call it by.",
            pattern = "[A-Za-z0-9_-]{1,100}",
            patternWords = "at most 100 letters, digits, - and _; not balanced, all or none",
            fixed = true)
        String name,
    @Field(doc = "The sample server to start for it; either this or `url`.")
        @Nullable Sample sample,
    @Field(
            doc =
                "Where it already runs; either this or `sample`. The case of the host's letters"
                    + " counts. A host that is not this machine has to be confirmed"
                    + " (`--allow-host`) and gets at most 50 requests a second over 10 connections,"
                    + " unless more is allowed on purpose (`--allow-rate`,"
                    + " `--allow-connections`).",
            fixed = true)
        @Nullable URI url,
    @Field(
            doc = "Its share of balanced requests, where the balancer has weights.",
            def = "1",
            min = "1",
            max = "1000000",
            fixed = true)
        int weight,
    @Field(
            doc = "Whether the balancer may pick it; without effect on a load that names it.",
            def = "up")
        HostState state,
    @Field(
            doc = "Faults of the dials to this target alone, beside those of the transport.",
            def = "{}")
        Dial dial,
    @Field(
            doc =
                "The addresses that its name has, in the order of a name server's answer, instead of"
                    + " those that the name leads to. A sample server listens on each of them, and"
                    + " its url is then that of localhost. Dials to an address with refuse behind it"
                    + " are refused, those to one with black-hole are never answered.",
            def = "[]",
            max = "100")
        List<TargetAddress> addresses,
    @Field(
            doc = "The protocol of its connections; where it is not given, the transport's.",
            fixed = true)
        @Nullable Protocol protocol,
    @Field(doc = "Whose certificates are trusted, under https.", def = "{}", fixed = true)
        Tls tls) {
  private static final Set<String> RESERVED = Set.of("balanced", "all", "none");

  /// A target that is either a sample or an http(s) URL.
  public Target {
    Check check = new Check();
    check.that(
        !RESERVED.contains(name),
        "name",
        Texts.quoted(name) + " has a meaning of its own; choose another name");
    check.that(
        sample != null || url != null,
        "",
        "has neither a sample nor a url; add one, such as sample: {mode: keep-alive}");
    check.that(sample == null || url == null, "", "has both a sample and a url; keep one of them");
    if (url != null) {
      checkUrl(check, url);
    }
    addresses = List.copyOf(addresses);
    checkAddresses(check, addresses, sample, url);
    check.done();
  }

  /// A target that is up, with nothing else out of the ordinary.
  public Target(String name, @Nullable Sample sample, @Nullable URI url, int weight) {
    this(name, sample, url, weight, HostState.UP, Dial.NONE, List.of(), null, Tls.VERIFIED);
  }

  /// This target with its sample on another port.
  ///
  /// @throws IllegalArgumentException if it has no sample
  Target withSamplePort(int port) {
    if (sample == null) {
      throw new IllegalArgumentException(name + " is a url and has no sample server");
    }
    return RecordShape.with(this, Map.of("sample", sample.with("port", port)));
  }

  /// Whether it is on this machine by what is written, without asking a name server: a sample
  /// server, or a url of `localhost` or of loopback addresses alone.
  public boolean isOnThisMachine() {
    if (url == null) {
      return true;
    }
    if (!addresses.isEmpty()) {
      return addresses.stream().allMatch(each -> each.address().isLoopbackAddress());
    }
    String host = url.getHost();
    return host.equalsIgnoreCase("localhost") || isLoopbackLiteral(host);
  }

  private static boolean isLoopbackLiteral(String host) {
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    try {
      return InetAddress.ofLiteral(bare).isLoopbackAddress();
    } catch (IllegalArgumentException _) {
      // A name, or an address that cannot be.
      return false;
    }
  }

  private static void checkAddresses(
      Check check, List<TargetAddress> addresses, @Nullable Sample sample, @Nullable URI url) {
    Set<InetAddress> seen = new HashSet<>();
    for (int i = 0; i < addresses.size(); i++) {
      InetAddress address = addresses.get(i).address();
      String field = "addresses." + i;
      String text = address.getHostAddress();
      check.that(seen.add(address), field, text + " is there twice");
      check.that(
          sample == null || address.isLoopbackAddress(),
          field,
          text + " is no loopback address, and sample servers listen on no others");
    }
    check.that(
        addresses.isEmpty() || sample == null || sample.server() == ServerKind.EMBEDDED,
        "addresses",
        "only the embedded sample server listens on other addresses than 127.0.0.1");
    check.that(
        addresses.isEmpty() || url == null || url.getHost() == null || !isLiteral(url.getHost()),
        "addresses",
        "the url has an address for a host, which leads nowhere else; give it a name");
  }

  private static boolean isLiteral(String host) {
    return host.startsWith("[") || host.matches("[0-9.]+");
  }

  private static void checkUrl(Check check, URI url) {
    String text = Texts.quoted(url.toString());
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    boolean http = scheme.equals("http") || scheme.equals("https");
    check.that(http, "url", text + " does not begin with http:// or https://");
    if (!http) {
      return;
    }
    check.that(url.getRawUserInfo() == null, "url", text + " holds a user name; remove it");
    // A zone, as in [fe80::1%eth0], is no part of a host that can be called by HTTP.
    boolean isHost = url.getHost() != null && url.getHost().indexOf('%') < 0;
    check.that(isHost, "url", text + " names no valid host");
    check.that(
        url.getPort() == -1 || (url.getPort() >= 1 && url.getPort() <= 65_535),
        "url",
        text + " has no valid port; allowed: 1 to 65535");
    check.that(
        url.getRawQuery() == null && url.getRawFragment() == null,
        "url",
        text + " has more than a path; put a query into the path of the request");
  }
}
