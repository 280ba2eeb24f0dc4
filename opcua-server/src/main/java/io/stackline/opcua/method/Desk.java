package io.stackline.opcua.method;

import io.stackline.board.Board;
import io.stackline.board.Watch;
import io.stackline.opcua.lock.Entry;
import io.stackline.opcua.lock.Locks;
import io.stackline.press.PressId;
import io.stackline.press.PressReading.Lost;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.Outcome;
import io.stackline.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.eclipse.milo.opcua.stack.core.StatusCodes;

/**
 * Where commands are handed in and their outcomes waited for: at most so long, at most {@value
 * #WAITING_MAX} at a time, writes among them. A press that somebody else has locked is not asked.
 * Called on Milo's request threads, which it blocks; the outcomes lane wakes them.
 */
public final class Desk implements AutoCloseable {
  private static final int WAITING_MAX = 64;
  private static final int REMEMBERED_MAX = 1024;

  private final Board board;
  private final Time time;
  private final Duration patience;
  private final Locks locks;
  private final Semaphore places = new Semaphore(WAITING_MAX);
  private final Map<CommandId, CompletableFuture<Outcome>> waiting = new ConcurrentHashMap<>();
  private final Map<CommandId, Command> remembered =
      Collections.synchronizedMap(new Newest<>(REMEMBERED_MAX));

  /** The next attempt at orders that were refused; the journal tells of others again. */
  private final Map<CommandId, Integer> attempts =
      Collections.synchronizedMap(new Newest<>(REMEMBERED_MAX));

  /** What each thread waits for. */
  private final Map<Thread, CompletableFuture<?>> awaited = new ConcurrentHashMap<>();

  private final Watch watch;
  private volatile boolean closed;

  /**
   * @param patience how long a call waits for its outcome, wall clock
   */
  public Desk(Board board, Time time, Duration patience, Locks locks) {
    this.board = board;
    this.time = time;
    this.patience = patience;
    this.locks = locks;
    this.watch = board.outcomes().watch(this::wake);
  }

  /** Runs on the writer's thread: it only wakes who waits, and does nothing in their stead. */
  private void wake(CommandId id, Outcome outcome) {
    CompletableFuture<Outcome> future = waiting.get(id);
    if (future != null) {
      future.complete(outcome);
    }
  }

  Board board() {
    return board;
  }

  /** The desk was closed while somebody waited. */
  static final class Closed extends Exception {
    private static final long serialVersionUID = 1L;

    Closed() {
      super("the desk is closed");
    }

    Closed(Exception cause) {
      super(cause);
    }
  }

  /** Waits until it is there, at most so long, and no longer than the desk is open. */
  <T> T await(CompletableFuture<T> future, Duration atMost) throws TimeoutException, Closed {
    awaited.put(Thread.currentThread(), future);
    try {
      if (closed && !future.isDone()) {
        throw new Closed();
      }
      return future.get(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new Closed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Closed(e);
    } finally {
      awaited.remove(Thread.currentThread());
    }
  }

  /** Monotonic wall clock, for {@link #left}. */
  public long nanos() {
    return time.wallNanos();
  }

  /** What is left of the patience of a call that began then. */
  public Duration left(long began) {
    return patience.minusNanos(time.wallNanos() - began);
  }

  /** Why these presses do not obey the caller, or nothing. */
  Optional<Answer> locked(Caller caller, Scope scope) {
    return scope.presses(board).stream()
        .flatMap(press -> locks.objection(press, caller.holder()).stream())
        .findFirst()
        .map(why -> Answer.bad(StatusCodes.Bad_Locked, why));
  }

  /** A press that does not answer takes nothing. */
  Optional<Answer> unreachable(PressId press) {
    return board.readings().latest(press).stream()
        .filter(Lost.class::isInstance)
        .findFirst()
        .map(
            lost ->
                Answer.bad(
                    StatusCodes.Bad_NoCommunication,
                    press + " does not answer: " + lost.remark() + "; nothing was sent"));
  }

  /** Whether a command of this id was refused, as far as the board still knows. */
  boolean wasRefused(CommandId id) {
    return board.outcomes().get(id).filter(Outcome.Refused.class::isInstance).isPresent();
  }

  /** Which attempt at an order comes next, from 1; those before it were refused. */
  int attempt(CommandId order) {
    return attempts.getOrDefault(order, 1);
  }

  /** This attempt at an order was refused. */
  void refused(CommandId order, int attempt) {
    attempts.merge(order, attempt + 1, Math::max);
  }

  /** Hands a command in, unless it is there already, and waits for its outcome. */
  Answer ask(Request request) {
    return ask(request, answer -> answer);
  }

  /**
   * Hands a command in, unless it is there already, and waits for its outcome and for what comes
   * then.
   *
   * @param then what the answer becomes; it may wait, but not without end
   */
  Answer ask(Request request, UnaryOperator<Answer> then) {
    if (closed) {
      return Answer.bad(StatusCodes.Bad_Shutdown, "the server shuts down; nothing was asked");
    }
    Entry entry = locks.enter(request.scope().presses(board), request.caller().holder());
    if (entry instanceof Entry.Barred barred) {
      return Answer.bad(StatusCodes.Bad_Locked, barred.reason());
    }
    try (Entry.Admitted in = (Entry.Admitted) entry) {
      return once(request, then);
    }
  }

  private Answer once(Request request, UnaryOperator<Answer> then) {
    Command timeless = request.command().apply(Instant.EPOCH);
    CommandId id = timeless.id();
    Command before = remembered.putIfAbsent(id, timeless);
    if (before != null && !before.equals(timeless)) {
      return Answer.bad(
          StatusCodes.Bad_InvalidArgument,
          request.known().orElse("id " + id)
              + ": used for another request already; draw a new one for each");
    }
    if (!places.tryAcquire()) {
      return Answer.bad(
          StatusCodes.Bad_TooManyOperations,
          WAITING_MAX + " calls wait already; nothing was asked, call again later");
    }
    CompletableFuture<Outcome> future =
        waiting.computeIfAbsent(id, each -> new CompletableFuture<>());
    try {
      return then.apply(settle(request, future));
    } finally {
      waiting.remove(id, future);
      places.release();
    }
  }

  private Answer settle(Request request, CompletableFuture<Outcome> future) {
    Command command = request.command().apply(time.now());
    Optional<Outcome> known = board.outcomes().get(command.id());
    if (known.isPresent()) {
      return Answer.of(known.get(), command);
    }
    if (!board.commands().post(command.id(), command)) {
      return Answer.bad(
          StatusCodes.Bad_TooManyOperations,
          "too many commands wait for the sequencer; nothing was asked, call again later");
    }
    try {
      return Answer.of(await(future.copy(), patience), command);
    } catch (TimeoutException e) {
      // Who asked the same before may have left just now, and its outcome woke nobody.
      return board
          .outcomes()
          .get(command.id())
          .map(outcome -> Answer.of(outcome, command))
          .orElseGet(() -> late(request));
    } catch (Closed e) {
      return Answer.bad(
          StatusCodes.Bad_Shutdown, "the server shuts down; it is not known whether it was taken");
    }
  }

  private Answer late(Request request) {
    return Answer.bad(
        StatusCodes.Bad_Timeout,
        "the sequencer did not answer in "
            + patience.toMillis() / 1e3
            + " s, so it is not known whether it was taken; "
            + request.late());
  }

  /** Wakes all who wait; they are told that the server shuts down. */
  @Override
  public void close() {
    closed = true;
    watch.close();
    awaited.values().forEach(each -> each.completeExceptionally(new Closed()));
  }
}
