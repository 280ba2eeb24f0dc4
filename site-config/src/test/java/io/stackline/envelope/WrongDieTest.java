package io.stackline.envelope;

import static io.stackline.envelope.Sketch.stage;
import static io.stackline.envelope.Tables.D10_STEEL;
import static io.stackline.envelope.Tables.D13_STEEL;
import static io.stackline.envelope.Tables.LITHIUM;
import static io.stackline.envelope.Tables.LPSCL;
import static io.stackline.envelope.Tables.MATERIALS;
import static io.stackline.envelope.Tables.PILOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.material.CellStack;
import io.stackline.press.DieId;
import io.stackline.press.StageKind;
import io.stackline.unit.Length;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A recipe bound to one die, and another one in the operator's hand. */
class WrongDieTest {
  private static final CellStack POWDER =
      CellStack.EMPTY.with(
          "densify", stage("s", StageKind.DENSIFY).powder(LPSCL, 100).bound(D13_STEEL).adds());

  @Test
  void theScannedDieMustBeTheBoundOne() {
    assertEquals(Optional.empty(), DieCheck.refusal(D13_STEEL, D13_STEEL.id(), PILOT.dies()));
    assertEquals(
        Optional.of(
            "scanned D10-steel, a die of Ø 10 mm, but the recipe is bound to D13-steel of Ø 13"
                + " mm"),
        DieCheck.refusal(D13_STEEL, D10_STEEL.id(), PILOT.dies()));
    assertEquals(
        Optional.of(
            "scanned X7, which the site does not know, but the recipe is bound to D13-steel of Ø"
                + " 13 mm"),
        DieCheck.refusal(D13_STEEL, new DieId("X7"), PILOT.dies()));
  }

  /** 100 mg of LPSCl at 1.86 g/cm³ and 45.1 %: 1.52 mm on Ø10, 0.90 mm on Ø13. */
  @Test
  void theHeightAtContactGivesAnUnscannedDieAway() {
    Length onTen = ContactHeight.expected(POWDER, D10_STEEL, MATERIALS);
    Length onThirteen = ContactHeight.expected(POWDER, D13_STEEL, MATERIALS);
    assertEquals(1.517, onTen.toMm(), 5e-4);
    assertEquals(0.898, onThirteen.toMm(), 5e-4);
    assertEquals(
        Optional.of(
            "the punch touched at 1.52 mm, but the stack stands 0.9 mm high in D13-steel of Ø 13"
                + " mm, as in a bore of about 10 mm"),
        ContactHeight.refusal(onThirteen, onTen, D13_STEEL));
    assertEquals(Optional.empty(), ContactHeight.refusal(onTen, onTen, D10_STEEL));
    assertEquals(
        Optional.of(
            "the punch touched at -0.1 mm, but the stack stands 1.52 mm high in D10-steel of Ø 10"
                + " mm"),
        ContactHeight.refusal(onTen, Length.ofMm(-0.1), D10_STEEL));
    assertTrue(
        ContactHeight.refusal(onTen, Length.ofMm(Double.NaN), D10_STEEL).isPresent(),
        "not measured");
  }

  @Test
  void aQuarterMoreOrLessIsTheScatterOfPowder() {
    Length ten = Length.ofMm(10);
    assertEquals(Optional.empty(), ContactHeight.refusal(ten, Length.ofMm(12.5), D10_STEEL));
    assertEquals(Optional.empty(), ContactHeight.refusal(ten, Length.ofMm(7.5), D10_STEEL));
    assertTrue(ContactHeight.refusal(ten, Length.ofMm(12.51), D10_STEEL).isPresent());
    assertTrue(ContactHeight.refusal(ten, Length.ofMm(7.49), D10_STEEL).isPresent());
  }

  /** After 370 MPa the pellet is 82.2 % dense; a foil is as thick as it came. */
  @Test
  void whatWasPressedStandsLowerAndAFoilKeepsItsThickness() {
    CellStack pressed =
        POWDER.after(new CellStack.Stroke(Pressure.ofMPa(370), Duration.ZERO, Map.of()));
    assertEquals(
        100e-6 / 1860 / 0.822 / 78.54e-6 * 1e3,
        ContactHeight.expected(pressed, D10_STEEL, MATERIALS).toMm(),
        5e-4);
    CellStack foil =
        pressed.with("l", stage("l", StageKind.LAMINATE).foil(LITHIUM).bound(D10_STEEL).adds());
    assertEquals(
        0.1,
        ContactHeight.expected(foil, D10_STEEL, MATERIALS).toMm()
            - ContactHeight.expected(pressed, D10_STEEL, MATERIALS).toMm(),
        1e-9);
    CellStack solid =
        CellStack.EMPTY.with(
            "s", stage("s", StageKind.DENSIFY).powder(Tables.NMC, 15).bound(D10_STEEL).adds());
    assertEquals(
        15e-6 / 3300 / 78.54e-6 * 1e3,
        ContactHeight.expected(solid, D10_STEEL, MATERIALS).toMm(),
        5e-5,
        "no powder law: as if solid");
    assertThrows(
        IllegalArgumentException.class, () -> ContactHeight.expected(solid, D10_STEEL, Map.of()));
  }
}
