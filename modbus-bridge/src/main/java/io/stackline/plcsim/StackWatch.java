package io.stackline.plcsim;

/**
 * Judges a pressure that is held in situ, where a cell may be ruined by too much as by too little.
 * Forces in N; a megapascal is one on the die that the limits name, but nothing is allowed that
 * FORCE_CAP forbids. One thread.
 *
 * <p>5 % or 2 MPa away for 30 s is worth a warning, 20 % too little another, because the cell may
 * lose contact. 10 % or 5 MPa too much, or 1.02/1.03 of FORCE_CAP if that is less, is let off to
 * the target. More than 5 MPa too little is never made up for without a person's word.
 */
final class StackWatch {
  private static final double DEVIATION_SHARE = 0.05;
  private static final double DEVIATION_MPA = 2;
  private static final int DEVIATION_MS = 30_000;
  private static final double TOO_HIGH_SHARE = 0.10;
  private static final double TOO_HIGH_MPA = 5;
  private static final double CAP_SHARE = 1.02 / 1.03;
  private static final int TOO_HIGH_MS = 200;
  private static final double LOW_SHARE = 0.20;
  private static final double RAISE_MPA = 5;

  private final double newtonPerMpa;
  private double highestN;
  private int deviatesMs;
  private int tooHighMs;
  private boolean contactAtRisk;

  StackWatch(Limits limits) {
    this.newtonPerMpa = limits.dieAreaMm2();
    this.highestN = CAP_SHARE * limits.capN();
  }

  void narrow(Limits limits) {
    highestN = Math.min(highestN, CAP_SHARE * limits.capN());
  }

  /** Takes in one scan of a hold whose set-point has arrived. */
  void observe(Scan scan, double targetN) {
    double excessN = scan.forceN() - targetN;
    double allowedN = Math.max(DEVIATION_SHARE * targetN, DEVIATION_MPA * newtonPerMpa);
    deviatesMs = Math.abs(excessN) > allowedN ? deviatesMs + scan.elapsedMs() : 0;
    double mostN = targetN + Math.max(TOO_HIGH_SHARE * targetN, TOO_HIGH_MPA * newtonPerMpa);
    boolean tooHigh = scan.forceN() > Math.min(mostN, highestN);
    tooHighMs = tooHigh ? tooHighMs + scan.elapsedMs() : 0;
    contactAtRisk = excessN < -LOW_SHARE * targetN;
  }

  /** The set-point moves: nothing is judged until it has arrived. */
  void forget() {
    deviatesMs = 0;
    tooHighMs = 0;
    contactAtRisk = false;
  }

  boolean deviates() {
    return deviatesMs >= DEVIATION_MS;
  }

  boolean tooHigh() {
    return tooHighMs >= TOO_HIGH_MS;
  }

  boolean contactAtRisk() {
    return contactAtRisk;
  }

  /** Whether so much may be added by the press itself. */
  boolean mayRaiseBy(double newtons) {
    return newtons <= RAISE_MPA * newtonPerMpa;
  }
}
