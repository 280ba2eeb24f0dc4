package io.stackline.launch.soak;

import io.stackline.board.Board;
import io.stackline.launch.soak.check.Observer;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.Outcome;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What people and a MES ask for: under an id of its own, again and again until there is an answer,
 * and perhaps late or twice. One thread.
 */
final class Calls {
  private static final Duration AGAIN = Duration.ofSeconds(15);
  private static final int LATE_MS = 8000;
  private static final int TWICE_MS = 20_000;

  private final Time time;
  private final Crank crank;
  private final SplittableRandom random;
  private final Supplier<Optional<Board>> board;
  private final Observer observer;
  private final BooleanSupplier clumsy;
  private final Map<CommandId, Command> open = new LinkedHashMap<>();
  private int asked;

  /**
   * @param board the one they reach, unless nobody is there
   * @param clumsy asked for each call whether it comes late, and whether it comes twice
   */
  Calls(
      Time time,
      Crank crank,
      SplittableRandom random,
      Supplier<Optional<Board>> board,
      Observer observer,
      BooleanSupplier clumsy) {
    this.time = time;
    this.crank = crank;
    this.random = random;
    this.board = board;
    this.observer = observer;
    this.clumsy = clumsy;
  }

  /** From now on what is open is asked again. */
  void begin() {
    crank.after(AGAIN, this::again);
  }

  private void again() {
    List.copyOf(open.values()).forEach(this::post);
    begin();
  }

  CommandId next() {
    return new CommandId("command-" + ++asked);
  }

  void ask(Command command) {
    open.put(command.id(), command);
    observer.asked(time.now(), command);
    if (clumsy.getAsBoolean()) {
      // A MES whose messages overtake each other.
      crank.after(Duration.ofMillis(random.nextInt(LATE_MS)), () -> post(command));
    } else {
      post(command);
    }
    if (clumsy.getAsBoolean()) {
      crank.after(Duration.ofMillis(random.nextInt(TWICE_MS)), () -> post(command));
    }
  }

  /** Once more, whether or not it was answered. */
  void post(Command command) {
    board.get().ifPresent(here -> here.commands().post(command.id(), command));
  }

  /** An answer has come. */
  void heard(Outcome outcome) {
    open.remove(outcome.command());
  }

  /** Whether nobody waits for an answer. */
  boolean areAnswered() {
    return open.isEmpty();
  }

  long asked() {
    return asked;
  }
}
