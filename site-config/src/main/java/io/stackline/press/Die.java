package io.stackline.press;

import io.stackline.unit.Area;
import io.stackline.unit.Length;
import io.stackline.unit.Pressure;
import io.stackline.unit.Temperature;

/**
 * A die or sleeve and what it bears.
 *
 * @param bore inner diameter
 * @param rating highest pressure on the specimen, short term
 * @param ratingInsitu highest pressure for days
 * @param temperatureMax highest temperature
 * @param insulated whether a cell may stay in it without a short circuit
 */
public record Die(
    DieId id,
    String name,
    Length bore,
    Pressure rating,
    Pressure ratingInsitu,
    Temperature temperatureMax,
    boolean insulated) {
  public Area area() {
    return Area.ofBore(bore);
  }

  /** The rating that counts for a stage of this kind. */
  public Pressure rating(StageKind kind) {
    return kind == StageKind.INSITU ? ratingInsitu : rating;
  }
}
