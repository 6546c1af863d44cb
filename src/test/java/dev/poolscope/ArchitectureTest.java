package dev.poolscope;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The program's packages keep to their rules.
class ArchitectureTest {
  private static final ArchitectureRules RULES = new ArchitectureRules("dev.poolscope");
  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.poolscope");

  @Test
  void packagesImportOnlyWhatTheTableAllows() {
    RULES.packagesImportOnlyWhatTheTableAllows().check(PROGRAM);
  }

  @Test
  void everyPackageIsInTheTable() {
    RULES.everyPackageIsInTheTable().check(PROGRAM);
  }

  @Test
  void clientSeesOnlyThePortOfLoad() {
    RULES.clientSeesOnlyThePortOfLoad().check(PROGRAM);
  }

  @Test
  void packagesAreFreeOfCycles() {
    RULES.packagesAreFreeOfCycles().check(PROGRAM);
  }

  @Test
  void uiFeaturesAreFreeOfCycles() {
    RULES.uiFeaturesAreFreeOfCycles().check(PROGRAM);
  }

  @Test
  void okHttpIsUsedOnlyInClient() {
    RULES.okHttpIsUsedOnlyInClient().check(PROGRAM);
  }

  @Test
  void okHttpTlsIsUsedOnlyInClientAndServer() {
    RULES.okHttpTlsIsUsedOnlyInClientAndServer().check(PROGRAM);
  }

  @Test
  void okHttpInternalsAreUsedOnlyForFrames() {
    RULES.okHttpInternalsAreUsedOnlyForFrames().check(PROGRAM);
  }

  @Test
  void jettyIsUsedOnlyInServer() {
    RULES.jettyIsUsedOnlyInServer().check(PROGRAM);
  }

  @Test
  void javaFxIsUsedOnlyInUi() {
    RULES.javaFxIsUsedOnlyInUi().check(PROGRAM);
  }

  @Test
  void clocksAreReadOnlyInTime() {
    RULES.clocksAreReadOnlyInTime().check(PROGRAM);
  }

  @Test
  void standardStreamsAreUsedOnlyInCli() {
    RULES.standardStreamsAreUsedOnlyInCli().check(PROGRAM);
  }
}
