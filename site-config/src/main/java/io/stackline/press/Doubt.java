package io.stackline.press;

/**
 * Why a value of an otherwise fresh reading is not to be taken as it is.
 *
 * @param quality UNCERTAIN: a value, but not to be relied on; BAD: no value
 * @param cause for people, for instance "the sensor is open (-32768)"
 */
public record Doubt(Quality quality, String cause) {
  public Doubt {
    if (quality == Quality.GOOD || cause.isBlank()) {
      throw new IllegalArgumentException("a doubt has a cause and is UNCERTAIN or BAD");
    }
  }
}
