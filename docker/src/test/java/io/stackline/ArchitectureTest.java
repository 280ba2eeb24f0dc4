package io.stackline;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** The drawing of docs/architecture.md, as a test. */
@AnalyzeClasses(packages = "io.stackline", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String[] BRIDGE = {"io.stackline.bridge.."};
  private static final String[] SEQUENCE = {"io.stackline.sequence.."};
  private static final String[] OPCUA = {"io.stackline.opcua.."};
  // Socket time-outs and certificate validity are wall clock by nature.
  private static final String LINKS = "io.stackline.bridge.link..";
  private static final String CERTIFICATES = "io.stackline.opcua.security..";
  private static final String PLCSIM = "io.stackline.plcsim..";
  private static final String LAUNCH = "io.stackline.launch..";
  private static final String CLUSTER = "io.stackline.cluster..";

  @ArchTest
  static void everyRoomWasFound(JavaClasses classes) {
    // A control: rules about packages that do not exist would all hold.
    for (String room :
        List.of(
            "unit",
            "press",
            "material",
            "recipe",
            "envelope",
            "run",
            "board",
            "record",
            "why",
            "site",
            "time",
            "bridge.driver",
            "bridge.mapped",
            "bridge.register",
            "bridge.link",
            "plcsim.server",
            "plcsim.vendor",
            "sequence.stage",
            "sequence.plan",
            "sequence.route",
            "sequence.store",
            "opcua.security",
            "opcua.hardening",
            "cluster",
            "launch.demo",
            "launch.kill",
            "launch.log",
            "launch.manage",
            "launch.plan",
            "launch.recipes",
            "launch.simulate",
            "launch.soak.check")) {
      assertTrue(
          classes.stream()
              .anyMatch(each -> each.getPackageName().startsWith("io.stackline." + room)),
          "no class in io.stackline." + room);
    }
  }

  @ArchTest
  static final ArchRule bridgeKnowsNoSibling =
      noClasses()
          .that()
          .resideInAnyPackage(BRIDGE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SEQUENCE[0], OPCUA[0], PLCSIM, LAUNCH, CLUSTER);

  @ArchTest
  static final ArchRule sequenceKnowsNoSibling =
      noClasses()
          .that()
          .resideInAnyPackage(SEQUENCE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(BRIDGE[0], OPCUA[0], PLCSIM, LAUNCH, CLUSTER);

  @ArchTest
  static final ArchRule opcuaKnowsNoSibling =
      noClasses()
          .that()
          .resideInAnyPackage(OPCUA)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(BRIDGE[0], SEQUENCE[0], PLCSIM, LAUNCH, CLUSTER);

  @ArchTest
  static final ArchRule clusterKnowsNoPart =
      noClasses()
          .that()
          .resideInAPackage(CLUSTER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(BRIDGE[0], SEQUENCE[0], OPCUA[0], PLCSIM, LAUNCH);

  @ArchTest
  static final ArchRule simulatorStandsAlone =
      noClasses()
          .that()
          .resideInAPackage(PLCSIM)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("io.stackline..")
                  .and(DescribedPredicate.not(resideInAnyPackage(PLCSIM))));

  @ArchTest
  static final ArchRule onlyTheLauncherSimulates =
      noClasses()
          .that()
          .resideOutsideOfPackages(LAUNCH, PLCSIM)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(PLCSIM);

  @ArchTest
  static final ArchRule checkersStandApart =
      noClasses()
          .that()
          .resideInAPackage("io.stackline.launch.soak.check..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(BRIDGE[0], SEQUENCE[0], OPCUA[0], PLCSIM, LAUNCH)
                  .and(
                      DescribedPredicate.not(
                          resideInAnyPackage("io.stackline.launch.soak.check.."))));

  @ArchTest
  static final ArchRule agreementKnowsNoPart =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.stackline.unit..",
              "io.stackline.press..",
              "io.stackline.material..",
              "io.stackline.recipe..",
              "io.stackline.envelope..",
              "io.stackline.map..",
              "io.stackline.run..",
              "io.stackline.board..",
              "io.stackline.record..",
              "io.stackline.why..",
              "io.stackline.site..",
              "io.stackline.time..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(BRIDGE[0], SEQUENCE[0], OPCUA[0], PLCSIM, LAUNCH, CLUSTER);

  @ArchTest
  static final ArchRule wordsInTheirOrder =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("unit")
          .definedBy("io.stackline.unit..")
          .layer("press")
          .definedBy("io.stackline.press..")
          .layer("map")
          .definedBy("io.stackline.map..")
          .layer("material")
          .definedBy("io.stackline.material..")
          .layer("recipe")
          .definedBy("io.stackline.recipe..")
          .layer("envelope")
          .definedBy("io.stackline.envelope..")
          .layer("run")
          .definedBy("io.stackline.run..")
          .layer("rim")
          .definedBy(
              "io.stackline.board..",
              "io.stackline.record..",
              "io.stackline.why..",
              "io.stackline.site..")
          .whereLayer("press")
          .mayOnlyAccessLayers("unit")
          .whereLayer("unit")
          .mayNotAccessAnyLayer()
          .whereLayer("map")
          .mayOnlyAccessLayers("unit", "press")
          .whereLayer("material")
          .mayOnlyAccessLayers("unit", "press")
          .whereLayer("recipe")
          .mayOnlyAccessLayers("unit", "press", "material")
          .whereLayer("envelope")
          .mayOnlyAccessLayers("unit", "press", "material", "recipe")
          .whereLayer("run")
          .mayOnlyAccessLayers("unit", "press", "material", "recipe");

  @ArchTest
  static final ArchRule noCirclesBetweenRooms =
      slices().matching("io.stackline.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule j2modStaysInItsRoom =
      library("com.ghgande..", "io.stackline.bridge.link..");

  @ArchTest
  static final ArchRule serialPortsStayInTheirRoom =
      library("com.fazecast..", "io.stackline.bridge.link..");

  @ArchTest
  static final ArchRule yamlStaysInItsRoom = library("org.snakeyaml..", "io.stackline.site..");

  @ArchTest
  static final ArchRule sqlStaysInItsRoom = library("java.sql..", "io.stackline.sequence.store..");

  @ArchTest
  static final ArchRule h2StaysInItsRoom = library("org.h2..", "io.stackline.sequence.store..");

  @ArchTest
  static final ArchRule postgresStaysInItsRoom =
      library("org.postgresql..", "io.stackline.sequence.store..");

  @ArchTest
  static final ArchRule flywayStaysInItsRoom =
      library("org.flywaydb..", "io.stackline.sequence.store..");

  @ArchTest
  static final ArchRule miloStaysInItsRooms =
      library("org.eclipse.milo..", OPCUA[0], "io.stackline.launch.demo..");

  @ArchTest
  static final ArchRule micrometerStaysInItsRoom =
      library("io.micrometer..", "io.stackline.launch.manage..");

  @ArchTest
  static final ArchRule prometheusStaysInItsRoom =
      library("io.prometheus..", "io.stackline.launch.manage..");

  @ArchTest
  static final ArchRule httpIsServedInOneRoom =
      library("com.sun.net.httpserver..", "io.stackline.launch.manage..");

  @ArchTest
  static final ArchRule logbackStaysInItsRoom =
      library("ch.qos.logback..", "io.stackline.launch.log..", "io.stackline.launch.soak..");

  @ArchTest
  static final ArchRule camelStaysInItsRoom =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.stackline.sequence.route..")
          .and(DescribedPredicate.not(simpleName("Sequencer")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.camel..");

  @ArchTest static final ArchRule hazelcastStaysInItsRoom = library("com.hazelcast..", CLUSTER);

  @ArchTest
  static final ArchRule nobodyAsksTheClock =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.stackline.time..", LINKS, CERTIFICATES, LAUNCH)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Thread.class, "sleep", long.class);

  @ArchTest
  static final ArchRule nullIsMarkedEverywhere =
      ArchRuleDefinition.classes()
          .should(
              new ArchCondition<>("live in a null-marked package") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                  boolean marked = item.getPackage().isAnnotatedWith(NullMarked.class);
                  if (!marked) {
                    events.add(
                        SimpleConditionEvent.violated(
                            item, item.getPackageName() + " is not @NullMarked"));
                  }
                }
              });

  private static ArchRule library(String library, String... rooms) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(rooms)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }
}
