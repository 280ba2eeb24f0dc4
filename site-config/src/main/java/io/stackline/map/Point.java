package io.stackline.map;

/**
 * One value of a device.
 *
 * @param name unique within its map, lower case with dashes
 */
public record Point(String name, Spot spot, Coding coding, Meaning meaning, Upkeep upkeep) {
  @Override
  public String toString() {
    return name;
  }
}
