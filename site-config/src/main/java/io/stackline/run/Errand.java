package io.stackline.run;

/** What a press can be asked to do outside of any run. */
public enum Errand {
  /**
   * Clears latched alarms whose cause is gone; a press that holds the load of a broken-off stroke
   * decompresses then, under control.
   */
  RESET_ALARM("reset its alarm"),
  /** Takes the present reading of the unloaded load cells for zero. */
  TARE("tare"),
  /** Opens the press. */
  OPEN("open");

  private final String words;

  Errand(String words) {
    this.words = words;
  }

  /** What the press is told to do, as an operator would say it. */
  public String words() {
    return words;
  }
}
