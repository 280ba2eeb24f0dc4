package io.stackline.press;

import io.stackline.unit.Area;
import io.stackline.unit.Length;
import io.stackline.unit.Pressure;
import io.stackline.unit.Temperature;

/**
 * A die or sleeve and what it bears.
 *
 * @param bore inner diameter
 * @param body what surrounds the cell
 * @param punch what presses it
 * @param rating highest pressure on the specimen for minutes at room temperature
 * @param ratingInsitu highest pressure for days
 * @param temperatureMax highest temperature
 * @param insulated whether a cell may stay in it without a short circuit
 * @param barcode what a scanner reads on it
 */
public record Die(
    DieId id,
    String name,
    Length bore,
    DieMaterial body,
    DieMaterial punch,
    Pressure rating,
    Pressure ratingInsitu,
    Temperature temperatureMax,
    boolean insulated,
    Service service,
    String barcode) {
  /** A die whose code is its id. */
  public Die(
      DieId id,
      String name,
      Length bore,
      DieMaterial body,
      DieMaterial punch,
      Pressure rating,
      Pressure ratingInsitu,
      Temperature temperatureMax,
      boolean insulated,
      Service service) {
    this(
        id,
        name,
        bore,
        body,
        punch,
        rating,
        ratingInsitu,
        temperatureMax,
        insulated,
        service,
        id.value());
  }

  public Area area() {
    return Area.ofBore(bore);
  }

  /** The rating that counts for a stage of this kind at room temperature. */
  public Pressure rating(StageKind kind) {
    return kind == StageKind.INSITU ? ratingInsitu : rating;
  }

  /** The same at a temperature; nothing above the highest. */
  public Pressure rating(StageKind kind, Temperature temperature) {
    if (temperature.kelvin() > temperatureMax.kelvin()) {
      return Pressure.ZERO;
    }
    double share = Math.min(body.share(temperature), punch.share(temperature));
    return rating(kind).times(share);
  }
}
