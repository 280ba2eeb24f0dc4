package io.stackline.launch.soak;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a process of ours lives. It counts the steps by which the process touches the world, and
 * dies between two of them; from then on every step throws {@link Death}, so that nothing of it
 * ever happens. One thread.
 */
final class Mortal {
  /** By what a process touches the world. */
  enum Step {
    /** A journal entry, before and after its commit. */
    JOURNAL,
    /** A chunk of a trace, before and after its commit. */
    TRACE,
    /** An order is posted or settled. */
    ORDER,
    /** A report is posted or settled. */
    REPORT,
    /** A command or an outcome is posted or settled. */
    MAIL,
    /** A run, a use, an assignment or a reading is shown. */
    SHOW,
    /** A command frame or a heartbeat goes out to a PLC, or has gone out. */
    FRAME,
    /** A piece of an upload goes out to a PLC, or has gone out. */
    UPLOAD,
    /** Any other transaction, before and after. */
    LOOK
  }

  private record Fuse(Step step, long at) {}

  private final List<Fuse> fuses = new ArrayList<>();
  private final Map<Step, Long> steps = new EnumMap<>(Step.class);
  private final Runnable mourner;
  private boolean dead;

  /**
   * @param mourner told once, in the midst of the step
   */
  Mortal(Runnable mourner) {
    this.mourner = mourner;
  }

  /** It dies at the n-th step of this kind from now on, 1 is the next. */
  void dieAt(Step step, long n) {
    fuses.add(new Fuse(step, steps.getOrDefault(step, 0L) + n));
  }

  /** Throws {@link Death} if it is dead, or dies of this. */
  void step(Step step) {
    live();
    long now = steps.merge(step, 1L, Long::sum);
    for (Fuse each : fuses) {
      if (each.step() == step && each.at() == now) {
        kill();
        throw new Death();
      }
    }
  }

  /** Throws {@link Death} if it is dead. */
  void live() {
    if (dead) {
      throw new Death();
    }
  }

  boolean isDead() {
    return dead;
  }

  /** It is dead from now on. */
  void kill() {
    if (!dead) {
      dead = true;
      mourner.run();
    }
  }
}
