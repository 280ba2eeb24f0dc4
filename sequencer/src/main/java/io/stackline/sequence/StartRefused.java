package io.stackline.sequence;

import io.stackline.run.Refusal;

/** A run may not start; says why and what to do. */
final class StartRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  StartRefused(Refusal.Code code, String reason, String remedy) {
    this(new Refusal(code, reason, remedy));
  }

  StartRefused(Refusal refusal) {
    super(refusal.reason());
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
