package io.stackline.launch.simulate;

/** A run cannot be simulated; says why and, apart from it, what to do. */
public final class SimulationRefused extends Exception {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  SimulationRefused(String reason, String remedy) {
    super(reason);
    this.remedy = remedy;
  }

  public String remedy() {
    return remedy;
  }
}
