package io.stackline.map;

import io.stackline.press.TagSpec;
import java.util.Locale;

/**
 * One value of a device.
 *
 * @param name unique within its map, lower case with dashes
 * @param display what people are shown of it where it is a tag
 */
public record Point(
    String name, Spot spot, Coding coding, Meaning meaning, Upkeep upkeep, Display display) {
  /** A point of which nothing is said to people. */
  public Point(String name, Spot spot, Coding coding, Meaning meaning, Upkeep upkeep) {
    this(name, spot, coding, meaning, upkeep, Display.PLAIN);
  }

  /** The same point under another name, so many addresses further on. */
  public Point at(String other, int further) {
    Spot there = new Spot(spot.table(), spot.address() + further, spot.count());
    return new Point(other, there, coding, meaning, upkeep, display);
  }

  /** The same point, read and written like this. */
  public Point kept(Upkeep other) {
    return new Point(name, spot, coding, meaning, other, display);
  }

  /** What it is as a tag; without a description it is told where it stands. */
  public TagSpec tag() {
    String where = spot.table().name().toLowerCase(Locale.ROOT) + " " + spot.address();
    return new TagSpec(
        name,
        display.description().isEmpty() ? where : display.description(),
        kind(),
        meaning.unit(),
        meaning.min(),
        meaning.max(),
        display.limits(),
        display.writable());
  }

  private TagSpec.Kind kind() {
    if (coding.type() == PointType.STRING) {
      return TagSpec.Kind.TEXT;
    }
    return coding.type().isNumber() ? TagSpec.Kind.NUMBER : TagSpec.Kind.FLAG;
  }

  @Override
  public String toString() {
    return name;
  }
}
