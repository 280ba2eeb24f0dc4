package io.stackline.bridge.driver;

import io.stackline.run.PressOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Orders in hand beside the one that is being carried out.
 *
 * @param strokes strokes and errands to come, oldest first
 * @param sides orders about the stroke under way, oldest first
 * @param aborts aborts not yet obeyed
 */
public record Desk(
    Book book, List<Waiting> strokes, List<Waiting> sides, List<PendingAbort> aborts) {
  /** Orders of one kind that may wait; one more is refused. */
  public static final int WAITING_MAX = 64;

  public static final Desk EMPTY = new Desk(Book.EMPTY, List.of(), List.of(), List.of());

  public Desk {
    strokes = List.copyOf(strokes);
    sides = List.copyOf(sides);
    aborts = List.copyOf(aborts);
  }

  /**
   * An order and since when it waits.
   *
   * @param takenOn whether a bridge before this one had taken it on, and may have started it
   */
  public record Waiting(PressOrder order, Instant since, boolean takenOn) {}

  /**
   * An abort on its way.
   *
   * @param sends how often the command was sent; it is idempotent
   * @param sentNanos wall clock of the last sending
   */
  public record PendingAbort(PressOrder.Abort order, Instant since, int sends, long sentNanos) {
    /** Sent once more. */
    public PendingAbort sent(long wallNanos) {
      return new PendingAbort(order, since, sends + 1, wallNanos);
    }
  }

  public Desk book(Book changed) {
    return new Desk(changed, strokes, sides, aborts);
  }

  public Desk strokes(List<Waiting> changed) {
    return new Desk(book, changed, sides, aborts);
  }

  public Desk sides(List<Waiting> changed) {
    return new Desk(book, strokes, changed, aborts);
  }

  public Desk aborts(List<PendingAbort> changed) {
    return new Desk(book, strokes, sides, changed);
  }

  /** A list and one more. */
  public static <T> List<T> plus(List<T> list, T more) {
    List<T> longer = new ArrayList<>(list);
    longer.add(more);
    return longer;
  }

  /** A list but for its first. */
  public static <T> List<T> tail(List<T> list) {
    return list.subList(1, list.size());
  }
}
