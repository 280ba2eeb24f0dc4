package io.stackline.sequence.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing an entry of the journal says. Each becomes rows of the tables that are read from
 * ({@link Projection}); what is kept of the line's own words is kept as the text its owner wrote,
 * so that an old journal stays readable when these words grow. A new sort of fact is a new record;
 * a record that was released is never changed.
 */
sealed interface Fact {
  /** The store was opened; whoever had it before is fenced out. */
  record Opened(long term) implements Fact {}

  /** A press was first heard of. */
  record Met(String press, long nonce) implements Fact {}

  /**
   * A command got its answer.
   *
   * @param run the run it started or was for, if it was for one
   */
  record Answered(String command, Optional<String> run, String word) implements Fact {}

  /** What a run has become. */
  record Became(String run, Instant started, boolean ended, String word) implements Fact {}

  /** A RUN_ID was drawn for a stage. */
  record Drawn(long runNumber, String run, String stage) implements Fact {}

  /** A line of a run's log. */
  record Noted(String run, Instant at, String who, String text) implements Fact {}

  /** Something that concerns the line as a whole. */
  record Remarked(Instant at, String who, String text) implements Fact {}

  /** The record of an ended run. */
  record Recorded(String run, String word) implements Fact {}

  /** An errand went out to a press. */
  record Sent(String command, String press, long order, String word) implements Fact {}

  /** The state of a press became unknown; known again if there is no reason. */
  record Doubted(String press, Optional<String> reason) implements Fact {}

  /** A press was given a duty. */
  record Given(String press, String duty, Instant since, String who, String note) implements Fact {}

  /**
   * An alarm of a stack-pressure hold.
   *
   * @param kind whether it was raised or cleared
   * @param n number of the alarm in its hold
   */
  record Alarmed(long runNumber, String kind, int n, String word) implements Fact {}

  /**
   * Numbers were used up.
   *
   * @param run the next RUN_ID
   * @param orders the next order number of each press that has another than before
   */
  record Counted(long run, Map<String, Long> orders) implements Fact {
    public Counted {
      orders = Map.copyOf(orders);
    }
  }

  /** Retention has taken a run out; its entries are gone. */
  record Forgotten(String run) implements Fact {}

  /** What one entry says, in order. */
  record Facts(List<Fact> all) {
    public Facts {
      all = List.copyOf(all);
    }
  }
}
