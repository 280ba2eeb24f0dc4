package io.stackline.opcua.security;

/** What there is to be allowed; {@link Role} says to whom. */
public enum Right {
  /** Browse, read and subscribe. */
  READ("browse, read, subscribe"),
  /** What belongs to a run. */
  OPERATE("start, confirm, hold, resume and abort runs"),
  /** What changes how a press or a recipe works from then on. */
  ENGINEER("change how presses and recipes work (¹)"),
  /** What changes who may do what. */
  ADMINISTER("change users, trust and certificates (¹)");

  private final String words;

  Right(String words) {
    this.words = words;
  }

  /** As the documentation names it. */
  String words() {
    return words;
  }
}
