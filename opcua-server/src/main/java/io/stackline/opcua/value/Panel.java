package io.stackline.opcua.value;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;

/**
 * The slots that are told from one subject. What nobody watches is told when somebody reads it, so
 * that a hundred variables cost as much as those of them that are looked at. Changed on the crank
 * of its {@link Slots} only, read on any thread.
 *
 * @param <T> the subject: a press as seen, a run, a stage, a recipe
 */
public final class Panel<T> {
  /** Read on any thread. */
  private final List<Slot<T>> slots = new CopyOnWriteArrayList<>();

  private final List<Slot<T>> watched = new ArrayList<>();
  private volatile Shown<T> shown;

  /** The last turn that all slots have heard of. */
  private volatile Turn turn;

  /** How each value is come by now, and when all of them were true. */
  private record Shown<T>(Function<Telling<T>, Sample> told, Moment moment) {}

  /**
   * A showing, counted, for clocks may be set back. A slot whose value it leaves as it was is not
   * even told: most values do, ten times a second.
   *
   * @param moment when all values were true
   */
  record Turn(long number, Moment moment) {}

  /** Shows nothing but a status so far. */
  public Panel(long code, Moment moment) {
    this.shown = status(Sample.bad(code), moment);
    this.turn = new Turn(0, moment);
  }

  private static <T> Shown<T> status(Sample sample, Moment moment) {
    return new Shown<>(telling -> sample, moment);
  }

  /** One more slot; its number among them. On the crank, or before any item exists. */
  int add(Telling<T> telling) {
    slots.add(new Slot<>(this, telling));
    return slots.size() - 1;
  }

  Slot<T> slot(int number) {
    return slots.get(number);
  }

  /** Shows the subject as it is; it must not change any more. */
  public void show(T subject, Moment moment) {
    shown = new Shown<>(telling -> telling.of(subject), moment);
    Turn next = after(moment);
    for (Slot<T> slot : watched) {
      slot.show(subject, next);
    }
    turn = next;
  }

  private Turn after(Moment moment) {
    return new Turn(turn.number() + 1, moment);
  }

  /** Shows the subject with every sample passed through the given change. */
  public void show(T subject, Moment moment, UnaryOperator<Sample> change) {
    show(new Shown<>(telling -> change.apply(telling.of(subject)), moment));
  }

  /** Shows nothing but a status. */
  public void fail(long code, Moment moment) {
    show(status(Sample.bad(code), moment));
  }

  private void show(Shown<T> now) {
    shown = now;
    Turn next = after(now.moment());
    for (Slot<T> slot : watched) {
      slot.show(now.told(), next);
    }
    turn = next;
  }

  /** What is shown was seen again, unchanged. */
  public void confirm(Moment moment) {
    shown = new Shown<>(shown.told(), moment);
    Turn next = after(moment);
    for (Slot<T> slot : watched) {
      slot.confirm(next);
    }
    turn = next;
  }

  /** On any thread. */
  Turn turn() {
    return turn;
  }

  /** The value of a slot that nobody watches. */
  DataValue value(Telling<T> telling) {
    Shown<T> now = shown;
    return now.told().apply(telling).at(now.moment());
  }

  /** From now on the slot is told of every change. */
  void watch(Slot<T> slot) {
    watched.add(slot);
  }

  void forget(Slot<T> slot) {
    watched.remove(slot);
  }
}
