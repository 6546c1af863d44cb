package dev.poolscope.run;

import dev.poolscope.experiment.Experiment;
import dev.poolscope.experiment.Target;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads the authorities that targets trust.
final class Authorities {
  private Authorities() {}

  /// The certificates in the `tls.ca` of each target that has one, by its name.
  ///
  /// @throws RunRefusedException if a file cannot be read or holds no certificate
  static Map<String, List<X509Certificate>> of(Experiment experiment) throws RunRefusedException {
    Map<String, List<X509Certificate>> authorities = new LinkedHashMap<>();
    for (Target target : experiment.targets()) {
      String file = target.tls().ca();
      if (!file.isEmpty()) {
        authorities.put(target.name(), read(target.name(), Path.of(file)));
      }
    }
    return authorities;
  }

  private static List<X509Certificate> read(String target, Path file) throws RunRefusedException {
    try (InputStream in = Files.newInputStream(file)) {
      List<X509Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (certificates.isEmpty()) {
        throw refused(target, file, "holds no certificate");
      }
      return certificates;
    } catch (NoSuchFileException _) {
      throw refused(target, file, "there is no such file");
    } catch (IOException _) {
      throw refused(target, file, "cannot be read");
    } catch (CertificateException _) {
      throw refused(target, file, "holds no certificates in PEM");
    }
  }

  private static RunRefusedException refused(String target, Path file, String why) {
    return new RunRefusedException(
        RunRefusedException.Cause.USAGE,
        "targets.%s.tls.ca: %s: %s; give a PEM file with the certificates of the authorities"
            .formatted(target, file, why));
  }
}
