package dev.poolscope;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/// Each architecture rule rejects the classes made to break it, and those alone.
class ArchitectureCanaryTest {
  private static final ArchitectureRules RULES = new ArchitectureRules("dev.poolscope.canary");
  private static final JavaClasses CANARIES =
      new ClassFileImporter().importPackages("dev.poolscope.canary");

  @Test
  void importsThatTheTableLacksAreRejected() {
    String report = violations(RULES.packagesImportOnlyWhatTheTableAllows());

    assertThat(report)
        .contains("BalancerThatKnowsStats", "ScopeThatKnowsTable", "ModelThatKnowsTime")
        .doesNotContain("ClientThatKnowsTheDriver");
  }

  @Test
  void aPackageThatTheTableLacksIsRejected() {
    assertThat(violations(RULES.everyPackageIsInTheTable()))
        .contains("Stranger")
        .doesNotContain("Balancer");
  }

  @Test
  void reachingBehindThePortIsRejected() {
    assertThat(violations(RULES.clientSeesOnlyThePortOfLoad()))
        .contains("ThreadDriver")
        .doesNotContain("load.Port");
  }

  @Test
  void aCycleOfPackagesIsRejected() {
    assertThat(violations(RULES.packagesAreFreeOfCycles())).contains("ModelThatKnowsTime");
  }

  @Test
  void aCycleOfFeaturesIsRejected() {
    assertThat(violations(RULES.uiFeaturesAreFreeOfCycles())).contains("ScopeThatKnowsTable");
  }

  @Test
  void okHttpOutsideClientIsRejected() {
    assertThat(violations(RULES.okHttpIsUsedOnlyInClient()))
        .contains("BalancerOfHttpUrls")
        .doesNotContain("ClientWithInternals", "ServerWithCertificate");
  }

  @Test
  void certificatesOutsideClientAndServerAreRejected() {
    assertThat(violations(RULES.okHttpTlsIsUsedOnlyInClientAndServer()))
        .contains("BalancerWithCertificate")
        .doesNotContain("ServerWithCertificate");
  }

  @Test
  void okHttpInternalsAreRejectedElsewhereInClient() {
    assertThat(violations(RULES.okHttpInternalsAreUsedOnlyForFrames()))
        .contains("ClientWithInternals");
  }

  @Test
  void jettyOutsideServerIsRejected() {
    assertThat(violations(RULES.jettyIsUsedOnlyInServer()))
        .contains("StatsOfJetty")
        .doesNotContain("ServerWithCertificate");
  }

  @Test
  void everyWayToReadTheClockOutsideTimeIsRejected() {
    assertThat(violations(RULES.clocksAreReadOnlyInTime()))
        .contains("called()", "referred()", "slept()")
        .doesNotContain("TimeThatKnowsModel");
  }

  @Test
  void standardStreamsOutsideCliAreRejected() {
    assertThat(violations(RULES.standardStreamsAreUsedOnlyInCli())).contains("PrintingStats");
  }

  private static String violations(ArchRule rule) {
    return rule.evaluate(CANARIES).getFailureReport().toString();
  }
}
