package io.stackline.plcsim.server;

/** A fault's text says nothing that can be done; the message says what is allowed. */
public final class FaultRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final String what;
  private final String remedy;

  FaultRefused(String what, String remedy) {
    super(what + "; " + remedy);
    this.what = what;
    this.remedy = remedy;
  }

  /** What is wrong, for instance {@code "lat" is no fault}. */
  public String what() {
    return what;
  }

  /** What is allowed. */
  public String remedy() {
    return remedy;
  }
}
