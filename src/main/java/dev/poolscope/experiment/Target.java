package dev.poolscope.experiment;

import dev.poolscope.schema.Check;
import dev.poolscope.schema.Field;
import dev.poolscope.units.Texts;
import java.net.URI;
import java.util.Locale;
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
                    + " counts.",
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
        HostState state) {
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
    check.done();
  }

  /// A target that is up.
  public Target(String name, @Nullable Sample sample, @Nullable URI url, int weight) {
    this(name, sample, url, weight, HostState.UP);
  }

  /// This target with its sample on another port.
  ///
  /// @throws IllegalArgumentException if it has no sample
  Target withSamplePort(int port) {
    if (sample == null) {
      throw new IllegalArgumentException(name + " is a url and has no sample server");
    }
    return new Target(name, sample.with("port", port), null, weight, state);
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
