package dev.poolscope.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/// The program's version, from its jar.
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"poolscope " + Objects.requireNonNullElse(version, "development")};
  }
}
