package io.stackline.opcua;

/**
 * How well a server can serve, as OPC UA's ServiceLevel tells it, so that a client can choose
 * between servers (OPC 10000-4 §6.6.2.4.2). The same on all servers of a line:
 *
 * <ul>
 *   <li>0, maintenance: it is about to stop. Not told here.
 *   <li>1, no data: it is cut off from the other processes, or hears neither a press nor a
 *       sequencer. What it shows may be long out of date.
 *   <li>2 to 199, degraded: some of the line is missing. Presses that are read count most, then
 *       whether there is a sequencer to command, then whether ended runs of earlier days are shown.
 *   <li>200 to 255, healthy: everything is there. 255 while every process that drives presses is
 *       heard; less, if one is not whose presses another has taken over.
 * </ul>
 */
final class ServiceLevels {
  static final int MAINTENANCE = 0;
  static final int NO_DATA = 1;
  private static final int DEGRADED_MIN = 2;
  private static final int HEALTHY_MIN = 200;
  private static final int HEALTHY_MAX = 255;

  /** What the parts weigh while something is missing; together the whole of the range. */
  private static final int PRESSES = 120;

  private static final int SEQUENCER = 60;
  private static final int ARCHIVE = HEALTHY_MIN - 1 - DEGRADED_MIN - PRESSES - SEQUENCER;

  private ServiceLevels() {}

  /**
   * What a server knows of itself and of the others.
   *
   * @param whole whether it hears the majority of the processes, or is alone by configuration
   * @param sequencer whether it hears the active sequencer
   * @param archive whether it shows the ended runs of earlier days
   * @param presses how many of the site's presses have a fresh reading
   * @param bridges how many of the processes that drive presses it hears
   */
  record Sight(boolean whole, boolean sequencer, boolean archive, Share presses, Share bridges) {}

  /** So many of so many. */
  record Share(int n, int of) {
    Share {
      if (n < 0 || n > of) {
        throw new IllegalArgumentException(n + " of " + of);
      }
    }

    boolean isAll() {
      return n == of;
    }

    /** Its part of a weight, the whole of it if there is nothing to count. */
    int of(int weight) {
      return of == 0 ? weight : (int) ((long) weight * n / of);
    }
  }

  /** The level, {@value #NO_DATA} to {@value #HEALTHY_MAX}. */
  static int of(Sight sight) {
    if (!sight.whole() || (sight.presses().n() == 0 && !sight.sequencer())) {
      return NO_DATA;
    }
    if (sight.presses().isAll() && sight.sequencer() && sight.archive()) {
      return HEALTHY_MIN + sight.bridges().of(HEALTHY_MAX - HEALTHY_MIN);
    }
    return DEGRADED_MIN
        + sight.presses().of(PRESSES)
        + (sight.sequencer() ? SEQUENCER : 0)
        + (sight.archive() ? ARCHIVE : 0);
  }
}
