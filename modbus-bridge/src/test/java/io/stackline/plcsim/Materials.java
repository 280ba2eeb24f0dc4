package io.stackline.plcsim;

/** The materials of the reference tables, as a test sees them. */
public final class Materials {
  public static final Powder LPSCL = new Powder(1.86, 0.60, 0.0585, 0.020, 35, 5);
  public static final Powder LI3INCL6 = new Powder(2.59, 0.62, 0.0790, 0.014, 30, 5);
  public static final Powder LI3YCL6 = new Powder(2.4, 0.70, 0.118, 0.014, 30, 5);
  public static final Powder LGPS = new Powder(2.03, 0.60, 0.0570, 0.010, 40, 5);
  public static final Powder LLZO_GREEN = new Powder(5.10, 0.51, 0.0205, 0.004, 180, 7);
  public static final Powder NMC_COMPOSITE = new Powder(3.30, 0.62, 0.0510, 0.008, 60, 5);
  public static final Powder SODIUM_SULFUR = new Powder(2.10, 0.55, 0.0560, 0.015, 22, 5);
  public static final Powder NA3PS4 = new Powder(2.20, 0.55, 0.0490, 0.012, 30, 5);
  public static final Metal LITHIUM = new Metal(4.25e4, 37, 0.15, 1.1);

  private Materials() {}
}
