package io.stackline.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A unit that is nearly right is the dangerous one: what each refusal says to write. */
class LookalikesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "370 Mpa  | capitals count: write MPa",
        "370 mpa  | capitals count: write MPa",
        "370 mPa  | capitals count: write MPa",
        "370 MPA  | capitals count: write MPa",
        "370 psi  | write MPa: 1 psi is 0.006894757 MPa",
        "370 PSI  | write MPa: 1 psi is 0.006894757 MPa",
        "370 ksi  | write MPa: 1 ksi is 6.894757 MPa",
        "370 atm  | write MPa: 1 atm is 0.101325 MPa",
        "370 N/mm² | write MPa: 1 N/mm² is 1 MPa",
        "370 kgf/cm2 | write MPa: 1 kgf/cm² is 0.0980665 MPa",
        "370 bar  | bar is for the oil line, and what it makes on the specimen depends on ram and"
            + " die: write MPa",
        "370 Bar  | bar is for the oil line, and what it makes on the specimen depends on ram and"
            + " die: write MPa",
        "370 kN   | kN is a unit of force; known units: MPa, GPa, kPa, Pa",
        "370 KN   | kN is a unit of force; known units: MPa, GPa, kPa, Pa",
        "370 MPas | known units: MPa, GPa, kPa, Pa"
      })
  void aPressure(String text, String remedy) {
    refused(QuantityKind.PRESSURE, text, remedy);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "15 KN  | capitals count: write kN",
        "15 kn  | capitals count: write kN",
        "15 kgf | write N: 1 kgf is 9.80665 N",
        "15 lbf | write N: 1 lbf is 4.448222 N",
        "15 tf  | write t: a tonne-force is 9.80665 kN",
        "15 Tonnes | write t: a tonne-force is 9.80665 kN",
        "15 US tons | write short ton: 8.89644 kN",
        "15 UK ton | write long ton: 9.96402 kN",
        "15 kg  | kg is a unit of mass; known units: kN, N, MN, t, short ton, long ton",
        "15 bar | bar is a unit of oil line pressure; known units: kN, N, MN, t, short ton, long ton",
        "15 MPa | MPa is a unit of pressure; known units: kN, N, MN, t, short ton, long ton"
      })
  void aForce(String text, String remedy) {
    refused(QuantityKind.FORCE, text, remedy);
  }

  /** A stage's target may be either, so the ton is explained where a pressure is read, too. */
  @ParameterizedTest
  @ValueSource(
      strings = {"ton", "tons", "Ton", "TONS", "T", "tonf", "ton force", "tons-force", "tn"})
  void aBareTonIsNeverGuessed(String ton) {
    String remedy =
        "a bare \"ton\" may mean 8.90, 9.81 or 9.96 kN: write t (metric), short ton or long ton";
    refused(QuantityKind.FORCE, "1.5 " + ton, remedy);
    refused(QuantityKind.PRESSURE, "1.5 " + ton, remedy);
  }

  @Test
  void otherKinds() {
    refused(QuantityKind.LINE_PRESSURE, "60 BAR", "capitals count: write bar");
    refused(QuantityKind.LENGTH, "1 inch", "write mm: 1 inch is 25.4 mm");
    refused(QuantityKind.LENGTH, "10 MM", "capitals count: write mm");
    refused(QuantityKind.MASS, "100 Mg", "capitals count: write mg");
    refused(QuantityKind.TEMPERATURE, "140 °F", "write °C: (°F − 32)/1.8");
    refused(
        QuantityKind.TEMPERATURE_DIFFERENCE, "2 °C", "°C is a unit of temperature; known units: K");
    refused(QuantityKind.AREAL_MASS, "1 kg/cm²", "known units: mg/cm², mg/cm2, g/m², g/m2");
    refused(QuantityKind.SHARE, "0.98", "write for instance \"98 %\"");
    refused(QuantityKind.AREAL_CAPACITY, "3 mAh", "known units: mAh/cm², mAh/cm2");
  }

  /** Both are one sign to the eye; a keyboard has one, a character table the other. */
  @Test
  void theGreekMuIsTheMicroSign() throws QuantityRefused {
    assertEquals(QuantityText.length("100 \u00b5m"), QuantityText.length("100 \u03bcm"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"370MPa", "370 MPa", "370\u00a0MPa", "370\u202fMPa", " 370 \tMPa "})
  void anySpaceMayStandBeforeTheUnit(String text) throws QuantityRefused {
    assertEquals(Pressure.ofMPa(370), QuantityText.pressure(text));
  }

  private static void refused(QuantityKind kind, String text, String remedy) {
    QuantityRefused refused = assertThrows(QuantityRefused.class, () -> Readers.read(kind, text));
    assertEquals(remedy, refused.remedy(), text);
  }
}
