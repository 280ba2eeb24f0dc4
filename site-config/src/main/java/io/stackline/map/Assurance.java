package io.stackline.map;

import io.stackline.press.StageKind;
import java.util.EnumSet;
import java.util.Set;

/**
 * How much a press can be relied on, from what it promises, and what stages ask for.
 *
 * <p>The needs are assumptions of this project: powders forgive a dwell that lasts longer because
 * the host died, soft metals do not, and a cell under stack pressure must be held for days.
 */
public enum Assurance {
  /** All promises: PRESSMAP. Every stage. */
  A,
  /** Runs the stroke by itself and trips at the force it was told. */
  B,
  /** Runs the stroke by itself; its force is bounded by the bridge and its own rating only. */
  C,
  /** The bridge times the stroke. */
  D;

  public static Assurance of(Set<Promise> promises) {
    if (promises.containsAll(EnumSet.allOf(Promise.class))) {
      return A;
    }
    if (!promises.contains(Promise.PROGRAM_IN_PRESS)) {
      return D;
    }
    return promises.contains(Promise.FORCE_CAP) ? B : C;
  }

  /** What a press must promise to be given a stage of this kind. */
  public static Set<Promise> needs(StageKind kind) {
    return switch (kind) {
      case DENSIFY, COPRESS -> EnumSet.noneOf(Promise.class);
      case LAMINATE, SECONDARY -> EnumSet.of(Promise.PROGRAM_IN_PRESS, Promise.FORCE_CAP);
      case INSITU -> EnumSet.of(Promise.PROGRAM_IN_PRESS, Promise.FORCE_CAP, Promise.HOLDS_ALONE);
    };
  }

  /** What is missing for a stage of this kind; empty if nothing is. */
  public static Set<Promise> missing(Set<Promise> promises, StageKind kind) {
    Set<Promise> missing = EnumSet.copyOf(needs(kind));
    missing.removeAll(promises);
    return missing;
  }
}
