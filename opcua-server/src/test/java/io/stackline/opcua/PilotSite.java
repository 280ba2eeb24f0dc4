package io.stackline.opcua;

import io.stackline.material.Sourced;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.ForceChannel;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.press.StageKind;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.RecipeId;
import io.stackline.recipe.Stage;
import io.stackline.recipe.Stage.Dwell;
import io.stackline.recipe.Stage.Preload;
import io.stackline.recipe.Stage.Release;
import io.stackline.recipe.Target;
import io.stackline.site.Site;
import io.stackline.site.Site.Connection;
import io.stackline.site.Site.OpcUa;
import io.stackline.site.Site.PressSite;
import io.stackline.unit.Force;
import io.stackline.unit.ForceRate;
import io.stackline.unit.Length;
import io.stackline.unit.Pressure;
import io.stackline.unit.PressureRate;
import io.stackline.unit.Speed;
import io.stackline.unit.Stiffness;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private PilotSite() {}

  /** Listens at a free port of the loopback, and lets nobody in without a user. */
  public static Site site() {
    return site(new OpcUa("127.0.0.1", "127.0.0.1", 0, false, false));
  }

  public static Site site(OpcUa opcua) {
    Die die =
        new Die(
            DIE,
            "Ø10 steel",
            Length.ofMm(10),
            Pressure.ofMPa(1000),
            Pressure.ofMPa(100),
            Temperature.ofCelsius(150),
            false);
    Recipe recipe =
        new Recipe(
            RECIPE,
            3,
            "Lithium metal cell",
            Recipe.Status.APPROVED,
            "ab".repeat(32),
            Map.of("S2", "a paper"),
            List.of(densify(), inSitu()),
            List.of());
    Map<PressId, PressSite> presses = new LinkedHashMap<>();
    presses.put(P1, press(P1));
    presses.put(P2, press(P2));
    presses.put(P3, press(P3));
    return new Site(
        "pilot-line",
        "Pilot line",
        presses,
        Map.of(DIE, die),
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
            Stiffness.ofKNPerMm(300),
            Length.ofMm(40),
            Length.ofMm(60),
            List.of(new ForceChannel(ForceChannel.Kind.HIGH, Force.ofKN(245), Force.ofKN(0.12))),
            Set.of(StageKind.values()));
    return new PressSite(press, new Connection("127.0.0.1", 502, 1, Duration.ofSeconds(1)), true);
  }

  private static Stage densify() {
    Dwell dwell = new Dwell.Fixed(new Sourced<>(Duration.ofMinutes(3), "S2"));
    return stage("densify", StageKind.DENSIFY, 250, dwell);
  }

  private static Stage inSitu() {
    return stage(
        "stack-pressure", StageKind.INSITU, 75, new Dwell.Unbound("days, as the cell is cycled"));
  }

  private static Stage stage(String id, StageKind kind, double targetMPa, Dwell dwell) {
    return new Stage(
        id,
        kind,
        "Stage " + id,
        DIE,
        List.of(),
        List.of(),
        new Target.OfPressure(new Sourced<>(Pressure.ofMPa(targetMPa), "S2")),
        new Preload(
            new Sourced<>(Pressure.ofMPa(5), "E"), new Sourced<>(Duration.ofSeconds(10), "E")),
        new Sourced<>(PressureRate.ofMPaPerSecond(5), "E"),
        true,
        dwell,
        new Sourced<>(Pressure.ofMPa(5), "E"),
        new Release(
            new Sourced<>(PressureRate.ofMPaPerSecond(10), "E"),
            new Sourced<>(Pressure.ZERO, "E"),
            new Sourced<>(PressureRate.ofMPaPerSecond(1), "E")),
        new Sourced<>(Speed.ofMmPerSecond(1), "E"));
  }
}
