package io.stackline.sequence;

import io.stackline.map.Coding;
import io.stackline.map.Dialect;
import io.stackline.map.Display;
import io.stackline.map.ExtraTag;
import io.stackline.map.Meaning;
import io.stackline.map.Point;
import io.stackline.map.PointType;
import io.stackline.map.Spot;
import io.stackline.map.Table;
import io.stackline.map.Upkeep;
import io.stackline.map.WordOrder;
import io.stackline.material.CellStack;
import io.stackline.material.Limits;
import io.stackline.material.Material;
import io.stackline.material.MaterialId;
import io.stackline.material.Sourced;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.DieMaterial;
import io.stackline.press.ForceChannel;
import io.stackline.press.Hydraulics;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.press.Service;
import io.stackline.press.StageKind;
import io.stackline.press.TagLimits;
import io.stackline.recipe.Addition;
import io.stackline.recipe.ControlRecipe;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.RecipeId;
import io.stackline.recipe.Stage;
import io.stackline.sequence.stage.RecipeOnSite;
import io.stackline.sequence.stage.StageJob;
import io.stackline.site.Site;
import io.stackline.unit.Density;
import io.stackline.unit.Force;
import io.stackline.unit.ForceRate;
import io.stackline.unit.Length;
import io.stackline.unit.Pressure;
import io.stackline.unit.Stiffness;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** A pilot line with three presses, two dies and the lithium-metal recipe, built by hand. */
public final class TestSite {
  static final String WRITABLE_TAG = "chiller-set-point";
  static final String READ_TAG = "chiller-temperature";
  public static final PressId P1 = new PressId("P1");
  public static final PressId P2 = new PressId("P2");
  public static final PressId P3 = new PressId("P3");
  public static final DieId STEEL = new DieId("D10-steel");
  public static final DieId SLEEVE = new DieId("D10-sleeve");
  public static final MaterialId LPSCL = new MaterialId("lpscl-powder");
  public static final MaterialId CATHODE = new MaterialId("nmc-composite");
  public static final MaterialId LITHIUM = new MaterialId("lithium");
  public static final RecipeId RECIPE = new RecipeId("li-metal-cell");

  private TestSite() {}

  public static Site site() {
    return with(TestRecipe.liMetalCell());
  }

  /** The same line with other recipes. */
  public static Site with(Recipe... recipes) {
    return with(dies(), recipes);
  }

  /** The same line with these dies. */
  static Site withDies(Map<DieId, Die> dies) {
    return with(dies, TestRecipe.liMetalCell());
  }

  /** The same line with these dies and these recipes. */
  static Site with(Map<DieId, Die> dies, Recipe... recipes) {
    Map<RecipeId, Recipe> all = new LinkedHashMap<>();
    for (Recipe each : recipes) {
      all.put(each.id(), each);
    }
    return new Site(
        "test-line",
        "Test line",
        presses(),
        dies,
        Map.of(),
        materials(),
        all,
        new Site.OpcUa("127.0.0.1", "localhost", 0, false, false));
  }

  private static Map<PressId, Site.PressSite> presses() {
    Map<PressId, Site.PressSite> all = new LinkedHashMap<>();
    ForceChannel high = channel(ForceChannel.Kind.HIGH, 250, 125);
    ForceChannel low = channel(ForceChannel.Kind.LOW, 20, 20);
    ForceChannel rig = channel(ForceChannel.Kind.HIGH, 20, 20);
    put(all, P1, 245.166, List.of(high), EnumSet.of(StageKind.DENSIFY, StageKind.COPRESS));
    put(all, P2, 245.166, List.of(high, low), EnumSet.of(StageKind.LAMINATE));
    put(all, P3, 20, List.of(rig), EnumSet.of(StageKind.INSITU));
    return all;
  }

  private static ForceChannel channel(ForceChannel.Kind kind, double kilonewtons, double newtons) {
    return new ForceChannel(kind, Force.ofKN(kilonewtons), new Force(newtons));
  }

  private static void put(
      Map<PressId, Site.PressSite> all,
      PressId id,
      double ratedKN,
      List<ForceChannel> channels,
      Set<StageKind> kinds) {
    Press press =
        new Press(
            id,
            "Press " + id,
            Force.ofKN(ratedKN),
            ForceRate.ofKNPerSecond(5),
            Length.ofMm(80),
            Hydraulics.UNSPOKEN,
            Stiffness.ofKNPerMm(300),
            Length.ofMm(45),
            Length.ofMm(50),
            channels,
            kinds);
    all.put(
        id,
        new Site.PressSite(
            press,
            Site.Connection.tcp("127.0.0.1", 502, 1, Duration.ofMillis(500)),
            new Dialect.Pressmap(),
            true,
            List.of(tag(WRITABLE_TAG, 1000, true), tag(READ_TAG, 1002, false))));
  }

  private static ExtraTag tag(String name, int address, boolean writable) {
    Point point =
        new Point(
            name,
            new Spot(Table.HOLDING, address, 2),
            new Coding(PointType.F32, WordOrder.ABCD, 0),
            new Meaning(1, 0, "°C", OptionalDouble.empty(), 5, 35),
            new Upkeep(Upkeep.Poll.SLOW, "", writable, writable, false, Duration.ZERO),
            new Display("", TagLimits.NONE, writable));
    return new ExtraTag(point, Duration.ofSeconds(1));
  }

  private static Map<DieId, Die> dies() {
    Map<DieId, Die> all = new LinkedHashMap<>();
    all.put(STEEL, die(STEEL, 700, 700, 100, false));
    all.put(SLEEVE, die(SLEEVE, 400, 150, 60, true));
    return all;
  }

  private static Die die(
      DieId id, double mpa, double insituMpa, double celsius, boolean insulated) {
    return new Die(
        id,
        "Die " + id,
        Length.ofMm(10),
        DieMaterial.HARDENED_TOOL_STEEL,
        DieMaterial.HARDENED_TOOL_STEEL,
        Pressure.ofMPa(mpa),
        Pressure.ofMPa(insituMpa),
        Temperature.ofCelsius(celsius),
        insulated,
        Service.UNKEPT);
  }

  private static Map<MaterialId, Material> materials() {
    Map<MaterialId, Material> all = new LinkedHashMap<>();
    Map<StageKind, Sourced<Pressure>> powder = caps(400, 400, 400, 400, 150);
    all.put(LPSCL, material(LPSCL, Material.Form.POWDER, 1.86, powder, 650, 180));
    Map<StageKind, Sourced<Pressure>> composite = caps(400, 400, 300, 300, 150);
    all.put(CATHODE, material(CATHODE, Material.Form.POWDER, 3.30, composite, 650, 180));
    Map<StageKind, Sourced<Pressure>> soft = caps(0, 0, 50, 50, 80);
    all.put(LITHIUM, material(LITHIUM, Material.Form.METAL, 0.534, soft, 200, 60));
    return all;
  }

  /** Caps in MPa; 0 forbids. */
  private static Map<StageKind, Sourced<Pressure>> caps(
      double densify, double copress, double laminate, double secondary, double insitu) {
    Map<StageKind, Sourced<Pressure>> caps = new LinkedHashMap<>();
    Map.of(
            StageKind.DENSIFY, densify,
            StageKind.COPRESS, copress,
            StageKind.LAMINATE, laminate,
            StageKind.SECONDARY, secondary,
            StageKind.INSITU, insitu)
        .forEach(
            (kind, mpa) -> {
              if (mpa > 0) {
                caps.put(kind, new Sourced<>(Pressure.ofMPa(mpa), "S2"));
              }
            });
    return caps;
  }

  private static Material material(
      MaterialId id,
      Material.Form form,
      double gPerCm3,
      Map<StageKind, Sourced<Pressure>> caps,
      double ceilingMPa,
      double celsius) {
    return new Material(
        id,
        id.value(),
        form,
        form == Material.Form.METAL ? Material.Role.ANODE : Material.Role.ELECTROLYTE,
        new Sourced<>(Density.ofGPerCm3(gPerCm3), "M"),
        new Limits(caps, Map.of(), new Sourced<>(Pressure.ofMPa(ceilingMPa), "E")),
        Optional.empty(),
        new Sourced<>(Temperature.ofCelsius(celsius), "E"),
        Optional.empty(),
        Optional.empty(),
        new Material.Behaviour.Rigid("not simulated here"));
  }

  /** The job of a stage of the recipe, with what lies in the die by then. */
  public static StageJob job(String stage) {
    CellStack stack = CellStack.EMPTY;
    for (Stage each : TestRecipe.bound(TestRecipe.liMetalCell()).stages()) {
      stack = stack.with(each.id(), each.adds());
      if (each.id().equals(stage)) {
        return job(stage, stack);
      }
    }
    throw new IllegalArgumentException("no stage " + stage);
  }

  /** The same on another stack, the stage's own layers included. */
  public static StageJob job(String stage, CellStack stack) {
    Site site = site();
    ControlRecipe recipe = TestRecipe.bound(TestRecipe.liMetalCell());
    Stage wanted =
        recipe.stages().stream().filter(each -> each.id().equals(stage)).findFirst().orElseThrow();
    Press press =
        site.presses().values().stream()
            .map(Site.PressSite::press)
            .filter(one -> one.kinds().contains(wanted.kind()))
            .findFirst()
            .orElseThrow();
    return new RecipeOnSite(site, recipe).job(wanted, press, stack);
  }

  static Addition lithium() {
    return new Addition.Foil(
        LITHIUM,
        Optional.of(new Sourced<>(Length.ofMm(10), "S2")),
        new Sourced<>(Length.ofMm(0.1), "S2"));
  }
}
