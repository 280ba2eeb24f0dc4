package io.stackline.unit;

/**
 * A text is not what was asked for; says what is wrong and, apart from it, what to write instead.
 */
public final class QuantityRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final String remedy;

  public QuantityRefused(String what, String remedy) {
    super();
    this.what = what;
    this.remedy = remedy;
  }

  @Override
  public String getMessage() {
    return what + "; " + remedy;
  }

  /** What is wrong, for instance {@code "370" has no unit}. */
  public String what() {
    return what;
  }

  /** What to do, for instance {@code write for instance "370 MPa"}. */
  public String remedy() {
    return remedy;
  }
}
