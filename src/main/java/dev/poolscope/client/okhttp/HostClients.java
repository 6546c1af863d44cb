package dev.poolscope.client.okhttp;

import dev.poolscope.client.ClientContext;
import dev.poolscope.client.HostTls;
import dev.poolscope.experiment.Protocol;
import dev.poolscope.pool.HostKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.HostnameVerifier;
import okhttp3.Dns;
import okhttp3.OkHttpClient;

/// OkHttp's client for each host. Most hosts share one; those whose targets have addresses, a
/// protocol or trust of their own have variants of it, which share its pool, its dispatcher and all
/// else.
///
/// Threading: safe for use by any thread.
final class HostClients {
  private final ClientContext context;
  private final HostTls tls;

  /// Kept, because OkHttp shares connections by them too.
  private final Map<HostKey, Dns> names = new ConcurrentHashMap<>();

  private volatile Variants variants;

  HostClients(ClientContext context, HostTls tls, OkHttpClient common) {
    this.context = context;
    this.tls = tls;
    this.variants = new Variants(common, new ConcurrentHashMap<>());
  }

  private record Variants(OkHttpClient common, Map<Kind, OkHttpClient> made) {}

  /// @param named whether its target gives the addresses of its name
  private record Kind(HostKey key, boolean named) {}

  /// The client that most hosts share.
  OkHttpClient common() {
    return variants.common();
  }

  /// Puts another client in force.
  void change(OkHttpClient common) {
    variants = new Variants(common, new ConcurrentHashMap<>());
  }

  /// The client for requests to a host.
  OkHttpClient of(HostKey key) {
    Variants now = variants;
    boolean named = !context.settings().addresses(key).isEmpty();
    return now.made().computeIfAbsent(new Kind(key, named), kind -> variant(now.common(), kind));
  }

  private OkHttpClient variant(OkHttpClient common, Kind kind) {
    HostKey key = kind.key();
    HostTls.Trust trust = tls.of(key);
    Protocol protocol = context.settings().protocol(key);
    if (!kind.named() && trust == null && protocol == null) {
      return common;
    }
    OkHttpClient.Builder builder = common.newBuilder();
    if (kind.named()) {
      builder.fastFallback(true).dns(names.computeIfAbsent(key, this::addresses));
    }
    if (protocol != null) {
      builder.protocols(protocols(protocol));
    }
    if (trust != null) {
      builder.sslSocketFactory(trust.sockets(), trust.manager());
      HostnameVerifier verifier = trust.verifier();
      if (verifier != null) {
        builder.hostnameVerifier(verifier);
      }
    }
    return builder.build();
  }

  private Dns addresses(HostKey key) {
    return _ -> context.settings().addresses(key);
  }

  /// What OkHttp is told to speak.
  static List<okhttp3.Protocol> protocols(Protocol protocol) {
    return switch (protocol) {
      case HTTP_1_1 -> List.of(okhttp3.Protocol.HTTP_1_1);
      case H2 -> List.of(okhttp3.Protocol.HTTP_2, okhttp3.Protocol.HTTP_1_1);
      case H2C -> List.of(okhttp3.Protocol.H2_PRIOR_KNOWLEDGE);
    };
  }
}
