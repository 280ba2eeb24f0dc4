package io.stackline.launch.manage;

import io.stackline.sequence.Sequencer;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The part a process that could run recipes has in it, now and as it changes.
 *
 * @param now its sequencer, while it is on duty; for any thread, answers at once
 * @param look does a task on the crank that looks whose turn it is; empty if nobody else could take
 *     a turn
 */
public record Shift(Supplier<Optional<OnDuty>> now, Optional<Consumer<Runnable>> look) {
  /**
   * A sequencer at work.
   *
   * @param term by which the store knows it
   */
  public record OnDuty(Sequencer sequencer, long term) {}

  /** Of the only one that could: it is on duty from its start to its end. */
  public static Shift alone(OnDuty work) {
    return new Shift(() -> Optional.of(work), Optional.empty());
  }
}
