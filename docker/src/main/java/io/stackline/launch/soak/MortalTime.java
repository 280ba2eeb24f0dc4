package io.stackline.launch.soak;

import io.stackline.time.Crank;
import io.stackline.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Time as one process of ours has it: its wall clock may be wrong, and its tasks end with it. What
 * comes out of a task of a living process unexpectedly is told.
 */
final class MortalTime implements Time {
  private final Time world;
  private final Mortal mortal;
  private final Duration wrong;
  private final Consumer<RuntimeException> unexpected;

  /**
   * @param wrong by how much the wall clock was wrong when the process began; it goes on steadily
   */
  MortalTime(Time world, Mortal mortal, Duration wrong, Consumer<RuntimeException> unexpected) {
    this.world = world;
    this.mortal = mortal;
    this.wrong = wrong;
    this.unexpected = unexpected;
  }

  @Override
  public Instant now() {
    return world.now().plus(wrong);
  }

  @Override
  public long wallNanos() {
    return world.wallNanos();
  }

  @Override
  public double speed() {
    return 1;
  }

  @Override
  public Crank crank(String name) {
    return new MortalCrank(world.crank(name));
  }

  private final class MortalCrank implements Crank {
    private final Crank crank;

    MortalCrank(Crank crank) {
      this.crank = crank;
    }

    @Override
    public void execute(Runnable task) {
      after(Duration.ZERO, task);
    }

    @Override
    public void after(Duration delay, Runnable task) {
      if (!mortal.isDead()) {
        crank.after(delay, () -> run(task));
      }
    }

    private void run(Runnable task) {
      if (mortal.isDead()) {
        return;
      }
      try {
        task.run();
      } catch (RuntimeException e) {
        if (!mortal.isDead()) {
          unexpected.accept(e);
        }
        throw e;
      }
    }

    @Override
    public void close() {
      crank.close();
    }
  }
}
