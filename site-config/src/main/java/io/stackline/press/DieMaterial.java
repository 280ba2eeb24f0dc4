package io.stackline.press;

import io.stackline.unit.Length;
import io.stackline.unit.Pressure;
import io.stackline.unit.Temperature;

/**
 * What bodies and punches of dies are made of, and what such dies usually bear. A die's own file
 * may say less; it may say more only with a source. The figures are assumptions of this project
 * unless their source says otherwise.
 */
public enum DieMaterial {
  /** Cr12MoV, D2 and the like at 60 HRC. Up to Ø10 the short thin punches bear less. */
  HARDENED_TOOL_STEEL(800, 700, 100, 0, false, "assumption: punches of about 2000 MPa"),
  /** Evacuable pellet die: 10 long tons on Ø13. */
  EVACUABLE_STEEL(750, 750, 100, 0, false, "Specac: 10 long tons on its 13 mm evacuable die"),
  /** 440C, Stavax. */
  STAINLESS_STEEL(500, 500, 100, 0, false, "assumption; plunger examples at 265 MPa"),
  /** YT15, YG: brittle, bears no bending. */
  TUNGSTEN_CARBIDE(1500, 1500, 100, 0, false, "assumption: punches of about 4000 MPa"),
  /** Steel body with a PEEK sleeve. */
  PEEK_SLEEVE(400, 150, 60, 0.2, true, "assumption: PEEK bears 118 to 140 MPa, more when confined"),
  /** PEEK without a steel body. */
  PEEK(120, 120, 60, 0.2, true, "assumption: compressive strength of PEEK"),
  /** Tube of polycarbonate; ages. */
  POLYCARBONATE(360, 50, 60, 0.2, true, "kinteksolution.com: used from 40 to 360 MPa"),
  /** Shrink-fitted zirconia sleeve: no impact, slow ramps. */
  ZIRCONIA_SLEEVE(500, 500, 100, 0, true, "assumption: hoop pre-stress by the shrink fit"),
  /** Shrink-fitted alumina sleeve: no impact, slow ramps. */
  ALUMINA_SLEEVE(300, 300, 100, 0, true, "assumption: hoop pre-stress by the shrink fit");

  private static final double SLENDER_BORE_MM = 10;
  private static final double SLENDER_TOOL_STEEL_MPA = 700;

  private final double ratingMPa;
  private final double insituMPa;
  private final double celsiusMax;
  private final double lossAt100C;
  private final boolean insulating;
  private final String source;

  DieMaterial(
      double ratingMPa,
      double insituMPa,
      double celsiusMax,
      double lossAt100C,
      boolean insulating,
      String source) {
    this.ratingMPa = ratingMPa;
    this.insituMPa = insituMPa;
    this.celsiusMax = celsiusMax;
    this.lossAt100C = lossAt100C;
    this.insulating = insulating;
    this.source = source;
  }

  /** Usual rating for minutes at room temperature. */
  public Pressure rating(Length bore) {
    boolean slender = this == HARDENED_TOOL_STEEL && bore.toMm() <= SLENDER_BORE_MM;
    return Pressure.ofMPa(slender ? SLENDER_TOOL_STEEL_MPA : ratingMPa);
  }

  /** Usual rating for days at room temperature. */
  public Pressure ratingInsitu(Length bore) {
    return Pressure.min(Pressure.ofMPa(insituMPa), rating(bore));
  }

  /** Highest temperature it is used at. */
  public Temperature temperatureMax() {
    return Temperature.ofCelsius(celsiusMax);
  }

  /** Share of the rating left at this temperature: 1 up to 25 °C, falling evenly from there. */
  public double share(Temperature temperature) {
    double above = Math.max(0, temperature.toCelsius() - 25) / 75;
    return Math.max(0, 1 - lossAt100C * above);
  }

  /** Whether a cell may stay in it without a short circuit. */
  public boolean isInsulating() {
    return insulating;
  }

  /** Where its figures come from. */
  public String source() {
    return source;
  }
}
