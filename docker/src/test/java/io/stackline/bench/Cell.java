package io.stackline.bench;

/**
 * One thing that is measured, in every round anew.
 *
 * @param mode step or sequence
 * @param trouble whether dead and slow PLCs are among them
 */
record Cell(int plcs, String mode, boolean trouble, Contender contender) {
  @Override
  public String toString() {
    return String.format(
        java.util.Locale.ROOT,
        "%4d %-8s %-7s %-16s",
        plcs,
        mode,
        trouble ? "trouble" : "well",
        contender.label());
  }
}
