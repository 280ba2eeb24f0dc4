package io.stackline.recipe;

import java.util.List;
import java.util.stream.Collectors;

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

  /** All of them in one, so that nobody mends them one by one; at least one. */
  static BindingRefused all(List<BindingRefused> refusals) {
    return new BindingRefused(
        refusals.stream().map(BindingRefused::reason).collect(Collectors.joining("; ")),
        refusals.stream().map(BindingRefused::remedy).distinct().collect(Collectors.joining("; ")));
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
