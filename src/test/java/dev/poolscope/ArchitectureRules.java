package dev.poolscope;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.Map;
import java.util.Set;

/// The rules that hold between the packages below a base package. The base is a parameter so that
/// the rules can be tried on classes that break them.
///
/// @param base the base package
record ArchitectureRules(String base) {
  private static final PackageTable TABLE = new PackageTable();

  /// Methods that read a clock, park or sleep, by class.
  private static final Map<String, Set<String>> CLOCKS =
      Map.ofEntries(
          Map.entry("java.lang.System", Set.of("nanoTime", "currentTimeMillis")),
          Map.entry("java.lang.Thread", Set.of("sleep")),
          Map.entry("java.util.concurrent.TimeUnit", Set.of("sleep")),
          Map.entry("java.util.concurrent.locks.LockSupport", Set.of("parkNanos", "parkUntil")),
          Map.entry(
              "java.time.Clock",
              Set.of("system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds")),
          Map.entry("java.time.InstantSource", Set.of("system")),
          Map.entry("java.time.Instant", Set.of("now")),
          Map.entry("java.time.LocalDate", Set.of("now")),
          Map.entry("java.time.LocalTime", Set.of("now")),
          Map.entry("java.time.LocalDateTime", Set.of("now")),
          Map.entry("java.time.OffsetDateTime", Set.of("now")),
          Map.entry("java.time.ZonedDateTime", Set.of("now")),
          Map.entry("java.util.Calendar", Set.of("getInstance")));

  /// Each package imports only what the table allows it.
  ArchRule packagesImportOnlyWhatTheTableAllows() {
    return classes().that(residesBelow()).should(followTheTable()).allowEmptyShould(true);
  }

  /// Every class outside the base package itself is in a package that the table knows.
  ArchRule everyPackageIsInTheTable() {
    return classes().that(residesBelow()).should(standInTheTable()).allowEmptyShould(true);
  }

  /// Of `load`, `client` sees the port: interfaces, records and enums.
  ArchRule clientSeesOnlyThePortOfLoad() {
    return noClasses()
        .that(resideInAPackage(in("client")))
        .should()
        .dependOnClassesThat(
            resideInAPackage(in("load"))
                .and(describe("are more than a port", ArchitectureRules::isMoreThanPort)))
        .allowEmptyShould(true);
  }

  ArchRule packagesAreFreeOfCycles() {
    return slices().matching(base + ".(*)..").should().beFreeOfCycles().allowEmptyShould(true);
  }

  ArchRule uiFeaturesAreFreeOfCycles() {
    return slices().matching(base + ".ui.(*)..").should().beFreeOfCycles().allowEmptyShould(true);
  }

  /// OkHttp is the client's business.
  ArchRule okHttpIsUsedOnlyInClient() {
    return usedOnlyIn(resideInAPackage("okhttp3..").and(isNot("okhttp3.tls..")), Set.of("client"));
  }

  /// Certificates are made where they are used.
  ArchRule okHttpTlsIsUsedOnlyInClientAndServer() {
    return usedOnlyIn(resideInAPackage("okhttp3.tls.."), Set.of("client", "server"));
  }

  ArchRule okHttpInternalsAreUsedOnlyForFrames() {
    return usedOnlyIn(resideInAPackage("okhttp3..internal.."), Set.of("client.http2"));
  }

  ArchRule jettyIsUsedOnlyInServer() {
    return usedOnlyIn(resideInAPackage("org.eclipse.jetty.."), Set.of("server"));
  }

  ArchRule javaFxIsUsedOnlyInUi() {
    return usedOnlyIn(resideInAPackage("javafx.."), Set.of("ui"));
  }

  ArchRule clocksAreReadOnlyInTime() {
    return noClasses()
        .that(resideInNoneOf(Set.of("time")))
        .should()
        .accessTargetWhere(describe("a clock is read", ArchitectureRules::readsClock))
        .orShould()
        .callConstructor(java.util.Date.class)
        .allowEmptyShould(true);
  }

  ArchRule standardStreamsAreUsedOnlyInCli() {
    return noClasses()
        .that(resideInNoneOf(Set.of("cli")))
        .should(ACCESS_STANDARD_STREAMS)
        .allowEmptyShould(true);
  }

  private ArchRule usedOnlyIn(DescribedPredicate<JavaClass> library, Set<String> users) {
    return noClasses()
        .that(resideInNoneOf(users))
        .should()
        .dependOnClassesThat(library)
        .allowEmptyShould(true);
  }

  private String in(String name) {
    return base + "." + name + "..";
  }

  private DescribedPredicate<JavaClass> residesBelow() {
    return describe("reside below " + base, type -> type.getPackageName().startsWith(base + "."));
  }

  private DescribedPredicate<JavaClass> resideInNoneOf(Set<String> names) {
    return describe(
        "reside outside " + names, type -> names.stream().noneMatch(name -> isIn(type, name)));
  }

  private boolean isIn(JavaClass type, String name) {
    return resideInAPackage(in(name)).test(type);
  }

  private ArchCondition<JavaClass> followTheTable() {
    return new ArchCondition<>("import only what the package table allows") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Set<String> allowed = TABLE.allowedFrom(entryOf(type));
        type.getDirectDependenciesFromSelf().stream()
            .filter(dependency -> isOurs(dependency.getTargetClass()))
            .filter(dependency -> !allowed.contains(entryOf(dependency.getTargetClass())))
            .forEach(dependency -> events.add(violated(type, dependency.getDescription())));
      }
    };
  }

  private ArchCondition<JavaClass> standInTheTable() {
    return new ArchCondition<>("be in a package of the package table") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!TABLE.packages().contains(entryOf(type))) {
          events.add(violated(type, type.getName() + " is in a package that the table lacks"));
        }
      }
    };
  }

  private boolean isOurs(JavaClass type) {
    return type.getPackageName().equals(base) || type.getPackageName().startsWith(base + ".");
  }

  private String entryOf(JavaClass type) {
    String name = type.getPackageName();
    return name.equals(base) ? "" : TABLE.entryOf(name.substring(base.length() + 1));
  }

  private static DescribedPredicate<JavaClass> isNot(String packageName) {
    return DescribedPredicate.not(resideInAPackage(packageName));
  }

  private static boolean isMoreThanPort(JavaClass type) {
    return !type.isInterface() && !type.isRecord() && !type.isEnum();
  }

  private static boolean readsClock(JavaAccess<?> access) {
    return CLOCKS
        .getOrDefault(access.getTargetOwner().getName(), Set.of())
        .contains(access.getTarget().getName());
  }
}
