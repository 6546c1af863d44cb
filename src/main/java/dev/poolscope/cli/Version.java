package dev.poolscope.cli;

import dev.poolscope.archive.ProgramVersion;
import picocli.CommandLine.IVersionProvider;

/// The program's version, from its jar.
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"poolscope " + ProgramVersion.text()};
  }
}
