package io.stackline.plcsim;

/**
 * What people, safety circuits and the room do to the press: keys, guard, emergency stop, oil, gas,
 * warmth. Everything is healthy at the start, and the room has 25 °C.
 *
 * <p>One thread at a time, the one that holds the press.
 */
public final class Panel {
  /** Position of the key, MODE of PRESSMAP 1.0. */
  public enum Key {
    /** Switched off. */
    OFF(0),
    /** Somebody drives by hand. */
    LOCAL(1),
    /** Commands over Modbus are obeyed. */
    REMOTE(2),
    /** Maintenance: every command is refused. */
    MAINTENANCE(3);

    private final int code;

    Key(int code) {
      this.code = code;
    }

    /** The number in the register. */
    public int code() {
      return code;
    }
  }

  private static final double COLDEST_C = -40;
  private static final double HOTTEST_C = 80;

  private Key key = Key.REMOTE;
  private boolean stealKey;
  private boolean emergencyStop;
  private boolean guardClosed = true;
  private boolean guardLocked = true;
  private boolean pumpHealthy = true;
  private boolean gasHealthy = true;
  private boolean gloveboxHealthy = true;
  private double oilLevelPct = 80;
  private double oilExtraK;
  private double ambientC = 25;
  private int disturbances;

  /** A panel with everything healthy and the key on remote. */
  public Panel() {}

  /** Turns the key. */
  public void turnKey(Key position) {
    disturbances++;
    key = position;
  }

  /** Turns the local key that lets a stranger STEAL ownership. */
  public void turnStealKey(boolean turned) {
    disturbances++;
    stealKey = turned;
  }

  /** Presses or releases the emergency stop. */
  public void emergencyStop(boolean pressed) {
    disturbances++;
    emergencyStop = pressed;
  }

  /** Opens (and unlocks) or closes (and locks) the guard. */
  public void guard(boolean closed) {
    disturbances++;
    guardClosed = closed;
    guardLocked = closed;
  }

  /** Breaks or repairs the pump. */
  public void pump(boolean healthy) {
    disturbances++;
    pumpHealthy = healthy;
  }

  /** Takes compressed air and gas away, or gives them back. */
  public void gas(boolean healthy) {
    disturbances++;
    gasHealthy = healthy;
  }

  /** Says whether the glovebox is dry and inert. */
  public void glovebox(boolean healthy) {
    disturbances++;
    gloveboxHealthy = healthy;
  }

  /** Sets the oil level, per cent. */
  public void oilLevel(double percent) {
    disturbances++;
    oilLevelPct = Checks.notNegative(percent, "percent");
  }

  /**
   * Makes the oil hotter than the model says, K, at once: trapped oil presses harder by some 5.5
   * bar per kelvin.
   */
  public void heatOil(double kelvin) {
    oilExtraK = Checks.finite(kelvin, "kelvin");
  }

  /**
   * Sets the temperature of the room, °C, -40 to 80; platens (25 min), frame (1 h) and oil (4 h)
   * follow it.
   */
  public void ambient(double celsius) {
    if (!(celsius >= COLDEST_C && celsius <= HOTTEST_C)) {
      throw new IllegalArgumentException(
          "celsius must lie in " + COLDEST_C + ".." + HOTTEST_C + ", but is " + celsius);
    }
    ambientC = celsius;
  }

  Key key() {
    return key;
  }

  boolean stealKey() {
    return stealKey;
  }

  boolean emergencyStopped() {
    return emergencyStop;
  }

  boolean guardClosed() {
    return guardClosed;
  }

  boolean guardLocked() {
    return guardLocked;
  }

  boolean pumpHealthy() {
    return pumpHealthy;
  }

  boolean gasHealthy() {
    return gasHealthy;
  }

  boolean gloveboxHealthy() {
    return gloveboxHealthy;
  }

  double oilLevelPct() {
    return oilLevelPct;
  }

  double oilExtraK() {
    return oilExtraK;
  }

  /**
   * Changes with everything that somebody turns, opens or breaks; warmth is slow and not counted.
   */
  int disturbances() {
    return disturbances;
  }

  double ambientC() {
    return ambientC;
  }
}
