package io.stackline.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.material.Limits;
import io.stackline.material.Material;
import io.stackline.material.Sourced;
import io.stackline.press.StageKind;
import io.stackline.unit.Pressure;
import io.stackline.unit.QuantityText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the shipped materials say, against tables typed from their design. */
class MaterialTableTest {
  private static final Site SITE = SiteFolder.at(SiteFolder.SHIPPED).whole().site();

  /** MPa for densify, copress, laminate, secondary, insitu, and the ceiling; − is forbidden. */
  @Test
  void capsAndCeilingsAreThoseOfTheTable() {
    assertEquals(
        lines(
            """
            fes2-composite      400 400 300 300 150  650
            in-li-foil            -   - 150 150 100  415
            lgps-powder         400 400 400 400 150  650
            li3incl6-powder     400 400 400 400 150  500
            li3ocl-interlayer     -   - 200 200 100  250
            li3ycl6-powder      190 190 190 190 150  200
            lithium-foil          -   -  50  50  80  200
            llzo-green          370 370   -   -   -  400
            llzo-pellet           -   -  25  25  10   50
            lpscl-powder        400 400 400 400 150  650
            mos2-collector        -   - 140 140 100  160
            na-alloy-foil         -   - 150 150 100  415
            na-s-composite      400 400 400 400 150  725
            na3ps4-powder       510 510 400 400 150  725
            na3sbs4-powder      510 510 400 400 150  725
            nacro2-composite    400 400 300 300 150  650
            nmc-composite       400 400 300 300 150  650
            rgo-s-composite     400 400 400 400 150  650
            sodium-foil           -   -  50  50  60  415
            """),
        told(material -> Optional.of(row(material.limits()))));
  }

  /** Once charged, lithium lies on the collector, and no more than its caps count. */
  @Test
  void onlyTheCollectorBearsLessOnceTheCellWasCharged() {
    assertEquals(
        lines("mos2-collector - - 50 50 80 83"),
        told(material -> material.lithiated().map(MaterialTableTest::row)));
  }

  @Test
  void whatIsUnusualIsAdvisedAgainst() {
    assertEquals(
        lines(
            """
            fes2-composite DENSIFY 300 S0 COPRESS 300 S0
            lithium-foil INSITU 25 L
            nacro2-composite DENSIFY 300 S0 COPRESS 300 S0
            nmc-composite DENSIFY 300 S0 COPRESS 300 S0
            """),
        told(material -> advice(material.limits())));
  }

  /** g/cm³, then intercept, slope, creep, modulus in GPa and its decay. */
  @Test
  void powdersPressLikeThoseOfTheTable() {
    assertEquals(
        lines(
            """
            fes2-composite 3.2 0.62 0.051 0.008 60 5
            lgps-powder 2.03 0.6 0.057 0.01 40 5
            li3incl6-powder 2.59 0.62 0.079 0.014 30 5
            li3ocl-interlayer 2 0.6 0.045 0.008 70 5
            li3ycl6-powder 2.4 0.7 0.118 0.014 30 5
            llzo-green 5.1 0.51 0.0205 0.004 180 7
            lpscl-powder 1.86 0.6 0.0585 0.02 35 5
            na-s-composite 2.1 0.55 0.056 0.015 22 5
            na3ps4-powder 2.2 0.55 0.049 0.012 30 5
            na3sbs4-powder 2.84 0.55 0.049 0.012 30 5
            nacro2-composite 3.3 0.62 0.051 0.008 60 5
            nmc-composite 3.3 0.62 0.051 0.008 60 5
            rgo-s-composite 2 0.55 0.056 0.015 22 5
            """),
        told(MaterialTableTest::powder));
  }

  /** g/cm³, then pre-factor, activation in J/mol, exponent and strength in MPa. */
  @Test
  void lithiumAndSodiumCreepByOneLawWithTwoStrengths() {
    assertEquals(
        lines(
            """
            lithium-foil 0.534 42500 37000 0.15 1.1
            sodium-foil 0.968 42500 37000 0.15 0.5
            """),
        told(MaterialTableTest::metal));
  }

  /** mAh/g, and µm/(mAh/cm²) on charge. */
  @Test
  void electrodesStoreAndSwell() {
    assertEquals(
        lines(
            """
            in-li-foil - 1.8
            lithium-foil 3861 4.85
            na-alloy-foil - 6.6
            na-s-composite 335 -4.96
            nacro2-composite 77 -
            nmc-composite 140 -0.54
            sodium-foil 1166 8.86
            """),
        told(MaterialTableTest::breathing));
  }

  @Test
  void eachMaterialHasItsRole() {
    Map<Material.Role, String> roles =
        SITE.materials().values().stream()
            .collect(
                Collectors.groupingBy(
                    Material::role, Collectors.mapping(each -> each.id().value(), joined())));
    assertEquals(
        Map.of(
            Material.Role.ELECTROLYTE,
            "lgps-powder li3incl6-powder li3ycl6-powder llzo-green llzo-pellet lpscl-powder"
                + " na3ps4-powder na3sbs4-powder",
            Material.Role.CATHODE,
            "fes2-composite na-s-composite nacro2-composite nmc-composite rgo-s-composite",
            Material.Role.ANODE,
            "in-li-foil lithium-foil na-alloy-foil sodium-foil",
            Material.Role.INTERLAYER,
            "li3ocl-interlayer",
            Material.Role.COLLECTOR,
            "mos2-collector"),
        roles);
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(" ");
  }

  private interface Telling {
    Optional<String> of(Material material);
  }

  private static List<String> told(Telling telling) {
    return SITE.materials().values().stream()
        .flatMap(each -> telling.of(each).map(text -> each.id() + " " + text).stream())
        .sorted()
        .toList();
  }

  private static List<String> lines(String table) {
    return table.lines().map(line -> line.strip().replaceAll(" +", " ")).sorted().toList();
  }

  private static String row(Limits limits) {
    return Stream.concat(
            Stream.of(StageKind.values()).map(kind -> mpa(limits.cap(kind))),
            Stream.of(mpa(Optional.of(limits.ceiling()))))
        .collect(joined());
  }

  private static String mpa(Optional<Sourced<Pressure>> pressure) {
    return pressure.map(each -> QuantityText.number(each.value().toMPa())).orElse("-");
  }

  private static Optional<String> advice(Limits limits) {
    List<String> told =
        Stream.of(StageKind.values())
            .filter(kind -> limits.advice(kind).isPresent())
            .map(
                kind ->
                    "%s %s %s"
                        .formatted(
                            kind.name(),
                            mpa(limits.advice(kind)),
                            limits.advice(kind).orElseThrow().source()))
            .toList();
    return told.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", told));
  }

  private static Optional<String> powder(Material material) {
    return material.behaviour() instanceof Material.Behaviour.Powder law
        ? Optional.of(
            numbers(
                material.density().value().toGPerCm3(),
                law.b(),
                law.a(),
                law.creepPerDecade(),
                law.m0(),
                law.mExponent()))
        : Optional.empty();
  }

  private static Optional<String> metal(Material material) {
    return material.behaviour() instanceof Material.Behaviour.Metal law
        ? Optional.of(
            numbers(
                material.density().value().toGPerCm3(),
                law.a0(),
                law.activation(),
                law.m(),
                law.s()))
        : Optional.empty();
  }

  private static Optional<String> breathing(Material material) {
    if (material.capacity().isEmpty() && material.swelling().isEmpty()) {
      return Optional.empty();
    }
    String stores = material.capacity().map(each -> numbers(each.value().toMAhPerG())).orElse("-");
    String swells =
        material.swelling().map(each -> numbers(each.value().toUmPerMAhPerCm2())).orElse("-");
    return Optional.of(stores + " " + swells);
  }

  private static String numbers(double... values) {
    return Arrays.stream(values).mapToObj(QuantityText::number).collect(joined());
  }
}
