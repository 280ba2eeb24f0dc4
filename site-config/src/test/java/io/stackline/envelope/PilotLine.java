package io.stackline.envelope;

import io.stackline.material.CellStack;
import io.stackline.material.Layer;
import io.stackline.material.Limits;
import io.stackline.material.Material;
import io.stackline.material.Material.Behaviour;
import io.stackline.material.MaterialId;
import io.stackline.material.Sourced;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.DieMaterial;
import io.stackline.press.ForceChannel;
import io.stackline.press.Hydraulics;
import io.stackline.press.LossAction;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.press.Service;
import io.stackline.press.StageKind;
import io.stackline.recipe.AcceptanceCriteria;
import io.stackline.recipe.CapOverride;
import io.stackline.recipe.Dwell;
import io.stackline.recipe.Pressing;
import io.stackline.recipe.StackPressure;
import io.stackline.recipe.Stage;
import io.stackline.recipe.Target;
import io.stackline.unit.Density;
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
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A line as the pilot line is, built by hand so that its numbers stand in the tests. */
final class PilotLine {
  static final Press HIGH_ONLY = press("P1", List.of(cell(ForceChannel.Kind.HIGH, 250, 125)));
  static final Press WITH_LOW =
      press(
          "P2",
          List.of(cell(ForceChannel.Kind.HIGH, 250, 125), cell(ForceChannel.Kind.LOW, 20, 20)));
  static final Die STEEL = die("D10-steel", 10, 700, 700);
  static final Die SLEEVE = die("D10-sleeve", 10, 400, 150);

  static final Material LPSCL = material("lpscl-powder", 400, 400, 400, 150, 650);
  static final Material NMC = material("nmc-composite", 400, 400, 300, 150, 650);
  static final Material LITHIUM = material("lithium-foil", 0, 0, 50, 80, 200);
  static final Map<MaterialId, Material> MATERIALS =
      Map.of(LPSCL.id(), LPSCL, NMC.id(), NMC, LITHIUM.id(), LITHIUM);

  static final List<CapOverride> OVERRIDES =
      List.of(override(LPSCL, STEEL, 500), override(NMC, STEEL, 500));

  private PilotLine() {}

  static CellStack stack(Material... materials) {
    CellStack stack = CellStack.EMPTY;
    for (Material each : materials) {
      Layer layer = new Layer.Powder(each.id(), sourced(Mass.ofMg(100)));
      stack = stack.with("stage", List.of(layer));
    }
    return stack;
  }

  static Stage stage(StageKind kind, Die die, Target target, double toleranceMPa) {
    return stage(kind, die, target, toleranceMPa, Duration.ofSeconds(60));
  }

  static Stage stage(StageKind kind, Die die, Target target, double toleranceMPa, Duration dwell) {
    Sourced<PressureRate> rate = sourced(PressureRate.ofMPaPerSecond(1));
    return new Stage(
        new Pressing(
            "press",
            kind,
            "Press",
            false,
            Optional.empty(),
            List.of(),
            new Pressing.Preload(sourced(Pressure.ofMPa(3)), sourced(Duration.ofSeconds(10))),
            Optional.empty(),
            sourced(Speed.ofMmPerSecond(0.05)),
            rate,
            true,
            new Pressing.Release(rate, sourced(Pressure.ZERO), rate),
            LossAction.BY_TYPE,
            StackPressure.PLAIN,
            AcceptanceCriteria.USUAL),
        die.id(),
        List.of(),
        target,
        sourced(Pressure.ofMPa(toleranceMPa)),
        new Dwell.Soak(sourced(dwell)));
  }

  static Attempt attempt(CellStack stack, Stage stage, Die die, Press press) {
    return new Attempt(stack, stage, die, Optional.empty(), press);
  }

  static Target megapascals(double value) {
    return new Target.OfPressure(sourced(Pressure.ofMPa(value)));
  }

  static <T> Sourced<T> sourced(T value) {
    return new Sourced<>(value, "E");
  }

  static CapOverride override(Material material, Die die, double megapascals) {
    return new CapOverride(
        material.id(),
        StageKind.COPRESS,
        Set.of(die.id()),
        new Target.OfPressure(sourced(Pressure.ofMPa(megapascals))),
        sourced(Duration.ofMinutes(10)),
        CapOverride.Conditions.NONE,
        "known to be good");
  }

  static Die die(String id, double bore, double rating, double insitu) {
    return new Die(
        new DieId(id),
        id,
        Length.ofMm(bore),
        DieMaterial.HARDENED_TOOL_STEEL,
        DieMaterial.HARDENED_TOOL_STEEL,
        Pressure.ofMPa(rating),
        Pressure.ofMPa(insitu),
        Temperature.ofCelsius(60),
        true,
        Service.UNKEPT);
  }

  /** A cap of zero means that this kind of stage is forbidden. */
  static Material material(
      String id, double densify, double copress, double laminate, double insitu, double ceiling) {
    Map<StageKind, Sourced<Pressure>> caps = new EnumMap<>(StageKind.class);
    putUnlessZero(caps, StageKind.DENSIFY, densify);
    putUnlessZero(caps, StageKind.COPRESS, copress);
    putUnlessZero(caps, StageKind.LAMINATE, laminate);
    putUnlessZero(caps, StageKind.SECONDARY, laminate);
    putUnlessZero(caps, StageKind.INSITU, insitu);
    return new Material(
        new MaterialId(id),
        id,
        Material.Form.POWDER,
        Material.Role.ELECTROLYTE,
        sourced(Density.ofGPerCm3(2)),
        new Limits(caps, Map.of(), sourced(Pressure.ofMPa(ceiling))),
        Optional.empty(),
        sourced(Temperature.ofCelsius(60)),
        Optional.empty(),
        Optional.empty(),
        new Behaviour.Rigid("E"));
  }

  private static void putUnlessZero(
      Map<StageKind, Sourced<Pressure>> caps, StageKind kind, double megapascals) {
    if (megapascals > 0) {
      caps.put(kind, sourced(Pressure.ofMPa(megapascals)));
    }
  }

  private static ForceChannel cell(ForceChannel.Kind kind, double kilonewtons, double newtons) {
    return new ForceChannel(kind, Force.ofKN(kilonewtons), new Force(newtons));
  }

  static Press press(String id, List<ForceChannel> channels) {
    return press(id, channels, EnumSet.allOf(StageKind.class));
  }

  static Press withKinds(StageKind kind) {
    return press("P9", HIGH_ONLY.channels(), EnumSet.of(kind));
  }

  private static Press press(String id, List<ForceChannel> channels, Set<StageKind> kinds) {
    return new Press(
        new PressId(id),
        id,
        Force.ofKN(245.2),
        ForceRate.ofKNPerSecond(2),
        Length.ofMm(80),
        Hydraulics.UNSPOKEN,
        Stiffness.ofKNPerMm(300),
        Length.ofMm(3),
        Length.ofMm(50),
        channels,
        kinds);
  }
}
