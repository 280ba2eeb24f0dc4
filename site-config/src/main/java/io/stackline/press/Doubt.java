package io.stackline.press;

/**
 * Why a value of an otherwise fresh reading is not to be taken as it is.
 *
 * @param quality UNCERTAIN: a value, but not to be relied on; BAD: no value
 * @param cause for people, for instance "the sensor is open (-32768)"
 */
public record Doubt(Quality quality, String cause) {
  /** There is no such sensor on this press, so there is no value either. */
  public static final Doubt NOT_FITTED = bad("not fitted");

  public Doubt {
    if (quality == Quality.GOOD || cause.isBlank()) {
      throw new IllegalArgumentException("a doubt has a cause and is UNCERTAIN or BAD");
    }
  }

  /** There is no value. */
  public static Doubt bad(String cause) {
    return new Doubt(Quality.BAD, cause);
  }

  /** There is a value, but it is not to be relied on. */
  public static Doubt uncertain(String cause) {
    return new Doubt(Quality.UNCERTAIN, cause);
  }
}
