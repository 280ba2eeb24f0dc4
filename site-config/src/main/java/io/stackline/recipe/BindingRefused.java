package io.stackline.recipe;

/** A recipe cannot be bound like this; says why and, apart from it, what to do. */
public final class BindingRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final String remedy;

  public BindingRefused(String reason, String remedy) {
    super();
    this.reason = reason;
    this.remedy = remedy;
  }

  @Override
  public String getMessage() {
    return reason + "; " + remedy;
  }

  public String reason() {
    return reason;
  }

  public String remedy() {
    return remedy;
  }
}
