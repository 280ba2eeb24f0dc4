package io.stackline.opcua;

import io.stackline.map.Dialect;
import io.stackline.material.MaterialId;
import io.stackline.material.Sourced;
import io.stackline.press.Built;
import io.stackline.press.Component;
import io.stackline.press.ComponentId;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.DieMaterial;
import io.stackline.press.ForceChannel;
import io.stackline.press.Hydraulics;
import io.stackline.press.Identification;
import io.stackline.press.Identification.Trait;
import io.stackline.press.LossAction;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.press.Service;
import io.stackline.press.StageKind;
import io.stackline.recipe.AcceptanceCriteria;
import io.stackline.recipe.Addition;
import io.stackline.recipe.Approval;
import io.stackline.recipe.Dwell;
import io.stackline.recipe.Parameter;
import io.stackline.recipe.Pressing;
import io.stackline.recipe.Pressing.Preload;
import io.stackline.recipe.Pressing.Release;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.RecipeId;
import io.stackline.recipe.StackPressure;
import io.stackline.recipe.StageTemplate;
import io.stackline.recipe.Target;
import io.stackline.recipe.Tolerance;
import io.stackline.site.Site;
import io.stackline.site.Site.Connection;
import io.stackline.site.Site.OpcUa;
import io.stackline.site.Site.PressSite;
import io.stackline.unit.Force;
import io.stackline.unit.ForceRate;
import io.stackline.unit.Length;
import io.stackline.unit.Mass;
import io.stackline.unit.Pressure;
import io.stackline.unit.PressureRate;
import io.stackline.unit.Speed;
import io.stackline.unit.Stiffness;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A small site: three presses of 245 kN, a Ø10 die, a recipe of two stages, the second left open.
 */
public final class PilotSite {
  public static final PressId P1 = new PressId("P1");
  public static final PressId P2 = new PressId("P2");

  /** Never read, in any test. */
  public static final PressId P3 = new PressId("P3");

  public static final DieId DIE = new DieId("steel-10");
  public static final RecipeId RECIPE = new RecipeId("li-metal-cell");

  /** So few that a test can have them all. */
  private static final int SESSIONS_MAX = 12;

  private PilotSite() {}

  /** Listens at a free port of the loopback, and lets nobody in without a user. */
  public static Site site() {
    OpcUa closed = new OpcUa("127.0.0.1", "127.0.0.1", 0, false, false);
    return site(closed.bounded(closed.publishingMin(), SESSIONS_MAX, closed.monitoredItemsMax()));
  }

  public static Site site(OpcUa opcua) {
    Die die =
        new Die(
            DIE,
            "Ø10 steel",
            Length.ofMm(10),
            DieMaterial.TUNGSTEN_CARBIDE,
            DieMaterial.TUNGSTEN_CARBIDE,
            Pressure.ofMPa(1000),
            Pressure.ofMPa(100),
            Temperature.ofCelsius(150),
            false,
            Service.UNKEPT);
    Recipe recipe =
        new Recipe(
            RECIPE,
            3,
            "Lithium metal cell",
            Recipe.Status.APPROVED,
            Optional.of(new Approval("ann", LocalDate.of(2026, 11, 20), Optional.empty())),
            "ab".repeat(32),
            Map.of("S2", "a paper"),
            List.of("the size of the grains"),
            List.of(densify(), inSitu()),
            List.of());
    Map<PressId, PressSite> presses = new LinkedHashMap<>();
    presses.put(P1, told(press(P1)));
    presses.put(P2, watched(P2));
    presses.put(P3, press(P3));
    return new Site(
        "pilot-line",
        "Pilot line",
        presses,
        Map.of(DIE, die),
        Map.of(),
        Map.of(),
        Map.of(RECIPE, recipe),
        opcua);
  }

  private static PressSite press(PressId id) {
    Press press =
        new Press(
            id,
            "25 t press " + id,
            Force.ofKN(245),
            ForceRate.ofKNPerSecond(20),
            Length.ofMm(100),
            Hydraulics.UNSPOKEN,
            Stiffness.ofKNPerMm(300),
            Length.ofMm(40),
            Length.ofMm(60),
            List.of(new ForceChannel(ForceChannel.Kind.HIGH, Force.ofKN(245), Force.ofKN(0.12))),
            Set.of(StageKind.values()));
    return new PressSite(press, Connection.tcp("127.0.0.1", 502, 1, Duration.ofSeconds(1)), true);
  }

  /** The same press, whose site says who it is and what it consists of. */
  private static PressSite told(PressSite bare) {
    Identification said =
        new Identification(
            Map.of(Trait.MANUFACTURER, "Example Presses Ltd", Trait.LOCATION, "Site/Hall 2"),
            Optional.of(new Built(2024, Optional.of(5))),
            Optional.of(LocalDate.of(2024, 9, 1)));
    return new PressSite(
        bare.press(),
        bare.connection(),
        bare.dialect(),
        bare.simulated(),
        bare.extras(),
        said,
        List.of(new Component(new ComponentId("plc"), "Controller", said)));
  }

  /** The same press, described by a vendor's map. */
  private static PressSite watched(PressId id) {
    PressSite own = press(id);
    Dialect dialect = new Dialect.Mapped(VendorMap.WATCHED);
    return new PressSite(own.press(), own.connection(), dialect, own.simulated());
  }

  private static StageTemplate densify() {
    Parameter<Dwell> dwell =
        new Parameter.Bound<>(new Dwell.Soak(new Sourced<>(Duration.ofMinutes(3), "S2")));
    return stage("densify", StageKind.DENSIFY, 250, dwell);
  }

  private static StageTemplate inSitu() {
    return stage(
        "stack-pressure",
        StageKind.INSITU,
        75,
        new Parameter.Unbound<>("days, as the cell is cycled", List.of()));
  }

  private static StageTemplate stage(
      String id, StageKind kind, double targetMPa, Parameter<Dwell> dwell) {
    Pressing pressing =
        new Pressing(
            id,
            kind,
            "Stage " + id,
            false,
            Optional.empty(),
            List.of(),
            new Preload(
                new Sourced<>(Pressure.ofMPa(5), "E"), new Sourced<>(Duration.ofSeconds(10), "E")),
            Optional.empty(),
            new Sourced<>(Speed.ofMmPerSecond(1), "E"),
            new Sourced<>(PressureRate.ofMPaPerSecond(5), "E"),
            true,
            new Release(
                new Sourced<>(PressureRate.ofMPaPerSecond(10), "E"),
                new Sourced<>(Pressure.ZERO, "E"),
                new Sourced<>(PressureRate.ofMPaPerSecond(1), "E")),
            LossAction.BY_TYPE,
            StackPressure.PLAIN,
            AcceptanceCriteria.USUAL);
    return new StageTemplate(
        pressing,
        new Parameter.Bound<>(DIE),
        List.of(
            new Addition.Weighed(
                new MaterialId("lpscl-powder"), new Sourced<>(Mass.ofMg(100), "S2"))),
        new Parameter.Bound<>(
            new Target.OfPressure(new Sourced<>(Pressure.ofMPa(targetMPa), "S2"))),
        new Tolerance.OfPressure(new Sourced<>(Pressure.ofMPa(5), "E")),
        dwell);
  }
}
