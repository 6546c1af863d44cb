package dev.poolscope.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/// A self-signed certificate for this machine's loopback names, made anew for each server.
///
/// @param held the certificate and its private key
record LoopbackCertificate(HeldCertificate held) {
  static LoopbackCertificate create() {
    return new LoopbackCertificate(
        new HeldCertificate.Builder()
            .commonName("localhost")
            .addSubjectAlternativeName("localhost")
            .addSubjectAlternativeName("127.0.0.1")
            .build());
  }

  /// What a client has to trust.
  X509Certificate certificate() {
    return held.certificate();
  }

  /// For a server inside this program.
  SSLContext context() {
    return new HandshakeCertificates.Builder().heldCertificate(held).build().sslContext();
  }

  /// Writes certificate and key for a server of its own process.
  ///
  /// @param folder one that nobody else can read
  /// @return the options of the server's start script
  List<String> write(Path folder) throws IOException {
    Path certificate = folder.resolve("certificate.pem");
    Path key = folder.resolve("key.pem");
    Files.writeString(certificate, held.certificatePem());
    Files.writeString(key, held.privateKeyPkcs8Pem());
    return List.of("-tls-cert=" + certificate, "-tls-key=" + key);
  }
}
