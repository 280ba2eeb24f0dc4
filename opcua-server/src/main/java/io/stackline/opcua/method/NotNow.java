package io.stackline.opcua.method;

/** What is asked for does not fit what the press does now: why, and what to do about it. */
final class NotNow extends Exception {
  private static final long serialVersionUID = 1L;

  NotNow(String reason) {
    super(reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
