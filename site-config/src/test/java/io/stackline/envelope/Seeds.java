package io.stackline.envelope;

import static io.stackline.envelope.Sketch.megapascals;
import static io.stackline.envelope.Sketch.newtons;
import static io.stackline.envelope.Sketch.override;
import static io.stackline.envelope.Sketch.recipe;
import static io.stackline.envelope.Sketch.stage;
import static io.stackline.envelope.Tables.D10_SLEEVE;
import static io.stackline.envelope.Tables.D10_STEEL;
import static io.stackline.envelope.Tables.D12_STEEL;
import static io.stackline.envelope.Tables.D13_STEEL;
import static io.stackline.envelope.Tables.D16_STEEL;
import static io.stackline.envelope.Tables.D20_STEEL;

import io.stackline.press.Die;
import io.stackline.press.StageKind;
import io.stackline.recipe.CapOverride;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The protocols of the field whose pressures conflict, as far as the envelope needs them. */
final class Seeds {
  /** 1.5 metric tonnes. */
  static final Target TONS = newtons(1.5 * 9806.65);

  static final List<CapOverride> COPRESS_500 =
      List.of(
          override(Tables.LPSCL, StageKind.COPRESS, megapascals(500), D10_STEEL),
          override(Tables.NMC, StageKind.COPRESS, megapascals(500), D10_STEEL));

  private Seeds() {}

  /** Lithium-metal cell: 250, 500, 50 and 70 to 80 MPa. */
  static Recipe lithiumCell(double onLithiumMPa) {
    return recipe(
        COPRESS_500,
        stage("densify", StageKind.DENSIFY).powder(Tables.LPSCL, 100).at(250),
        stage("copress", StageKind.COPRESS)
            .powder(Tables.NMC, 15)
            .at(500)
            .ramp(3, true)
            .release(Sketch.release(5, 20, 1))
            .held(Duration.ofMinutes(3)),
        stage("laminate", StageKind.LAMINATE)
            .in(D10_SLEEVE)
            .foil(Tables.LITHIUM)
            .at(onLithiumMPa)
            .ramp(0.5, true),
        stage("stack-pressure", StageKind.INSITU)
            .in(D10_SLEEVE)
            .at(75)
            .window(70, 80)
            .ramp(0.1, true)
            .untilReleased());
  }

  /** Sodium-sulphur cell: the composite at 700 MPa. */
  static Recipe sodiumSulphur(Die die) {
    return recipe(
        List.of(
            override(Tables.NA3PS4, StageKind.COPRESS, megapascals(700), die),
            override(Tables.NAS, StageKind.COPRESS, megapascals(700), die)),
        stage("densify", StageKind.DENSIFY).in(die).powder(Tables.NA3PS4, 100).at(240),
        stage("copress", StageKind.COPRESS).in(die).powder(Tables.NAS, 10).at(700).ramp(3, true));
  }

  /** Lithium-free cell: the collector at 140 MPa, and stack pressure. */
  static Sketch[] lithiumFree() {
    return new Sketch[] {
      stage("densify", StageKind.DENSIFY).powder(Tables.LPSCL, 100).at(300),
      stage("copress", StageKind.COPRESS).powder(Tables.NMC, 15).at(370),
      stage("collector", StageKind.SECONDARY).foil(Tables.COLLECTOR).at(140),
      stage("formation", StageKind.INSITU).in(D10_SLEEVE).at(20).untilReleased()
    };
  }

  /** Lithium pressed with "1.5 tons" and no die named. */
  static Recipe tons(List<CapOverride> overrides, Die... dies) {
    return recipe(
        overrides,
        stage("densify", StageKind.DENSIFY).in(dies).powder(Tables.LI3INCL6, 120).at(300),
        stage("interlayer", StageKind.SECONDARY).in(dies).powder(Tables.LI3OCL, 4).at(100),
        stage("lithium", StageKind.SECONDARY).in(dies).foil(Tables.LITHIUM).at(TONS));
  }

  /** What its source documents: with the interlayer, the foil as wide as the bore. */
  static List<CapOverride> tonsAllowed() {
    CapOverride.Conditions conditions =
        new CapOverride.Conditions(
            Set.of(Tables.LI3OCL.id()), true, Optional.empty(), Optional.empty());
    return List.of(
        override(
            Tables.LITHIUM,
            StageKind.SECONDARY,
            TONS,
            conditions,
            D10_STEEL,
            D12_STEEL,
            D13_STEEL,
            D16_STEEL));
  }

  static Die[] narrowDies() {
    return new Die[] {D10_STEEL, D12_STEEL, D13_STEEL, D16_STEEL};
  }

  static Die[] allSteel() {
    return new Die[] {D10_STEEL, D12_STEEL, D13_STEEL, D16_STEEL, D20_STEEL};
  }
}
