package io.stackline.run;

import java.time.Instant;

/** What is written down of a stack-pressure hold, each fact once. */
public sealed interface HoldFact {
  /** What sort of fact; with {@link #n} it names the fact within its stroke. */
  Kind kind();

  int n();

  /** When it was written down, process time. */
  Instant at();

  /** The sorts of facts. */
  enum Kind {
    HOUR,
    HALF_CYCLE,
    RAISED,
    CLEARED;

    /** Whether it is about an alarm, else it sums up. */
    public boolean isAlarm() {
      return this == RAISED || this == CLEARED;
    }
  }

  /** A stretch of the hold is over. */
  record Summed(Instant at, HoldSummary summary) implements HoldFact {
    @Override
    public Kind kind() {
      return summary.span() == HoldSummary.Span.HOUR ? Kind.HOUR : Kind.HALF_CYCLE;
    }

    @Override
    public int n() {
      return summary.n();
    }
  }

  /** The pressure has left its window. */
  record Raised(Instant at, WindowAlarm alarm) implements HoldFact {
    @Override
    public Kind kind() {
      return Kind.RAISED;
    }

    @Override
    public int n() {
      return alarm.n();
    }
  }

  /**
   * The pressure is back in its window, or the hold is over.
   *
   * @param alarm with the worst there was
   */
  record Cleared(Instant at, WindowAlarm alarm) implements HoldFact {
    @Override
    public Kind kind() {
      return Kind.CLEARED;
    }

    @Override
    public int n() {
      return alarm.n();
    }
  }
}
