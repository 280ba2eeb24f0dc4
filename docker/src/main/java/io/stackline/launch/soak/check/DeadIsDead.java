package io.stackline.launch.soak.check;

import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Dead data never looks alive: a fresh reading follows a whole status of that moment and tells the
 * state the PLC is in; a press that has been silent for a while, two seconds at the usual pace, or
 * whose program has stood still for three more, is not shown as fresh. Only while a bridge lives:
 * what it last said stands on the board when it is dead.
 */
public final class DeadIsDead implements Observer {
  private static final Duration STILL_LATER = Duration.ofSeconds(3);

  private final Findings findings;
  private final Duration silent;
  private final Duration stoodStill;
  private final Map<PressId, Instant> heard = new HashMap<>();
  private final Map<PressId, PressLook> looks = new HashMap<>();
  private final Map<PressId, Instant> still = new HashMap<>();
  private final Map<PressId, PressReading> shown = new HashMap<>();
  private Optional<Instant> alive = Optional.empty();

  /**
   * No bridge lives yet.
   *
   * @param silent after which a press is not shown as fresh any more
   */
  public DeadIsDead(Findings findings, Duration silent) {
    this.findings = findings;
    this.silent = silent;
    stoodStill = silent.plus(STILL_LATER);
  }

  /** A bridge begins, or the last one has died. */
  public void bridge(Instant at, boolean lives) {
    alive = lives ? Optional.of(at) : Optional.empty();
    shown.clear();
  }

  @Override
  public void heard(Instant at, PressId press) {
    heard.put(press, at);
  }

  @Override
  public void press(Instant at, PressLook look) {
    looks.put(look.press(), look);
    if (look.turning()) {
      still.remove(look.press());
    } else {
      still.putIfAbsent(look.press(), at);
    }
  }

  @Override
  public void reading(Instant at, PressReading reading) {
    shown.put(reading.press(), reading);
    if (!(reading instanceof PressReading.Fresh fresh)) {
      return;
    }
    Optional<Instant> last = Optional.ofNullable(heard.get(reading.press()));
    if (!last.equals(Optional.of(at))) {
      findings.report("dead-is-dead", at, reading.press() + " is fresh, last heard " + last);
    }
    Optional<PressLook> look = Optional.ofNullable(looks.get(reading.press()));
    if (look.isPresent() && look.get().turning() && isOther(fresh, look.get())) {
      findings.report(
          "dead-is-dead",
          at,
          reading.press() + " is shown " + fresh.now().state() + ", it is " + look.get().state());
    }
  }

  private static boolean isOther(PressReading.Fresh fresh, PressLook look) {
    return fresh.now().state().code() != look.state();
  }

  @Override
  public void second(Instant at) {
    if (alive.isEmpty() || alive.get().plus(silent).isAfter(at)) {
      return;
    }
    shown.forEach(
        (press, reading) -> {
          if (reading instanceof PressReading.Fresh) {
            Instant last = heard.getOrDefault(press, Instant.MIN);
            Optional<Instant> since = Optional.ofNullable(still.get(press));
            if (last.isBefore(at.minus(silent))) {
              findings.report("dead-is-dead", at, press + " is fresh, silent since " + last);
            } else if (since.isPresent() && since.get().isBefore(at.minus(stoodStill))) {
              findings.report("dead-is-dead", at, press + " is fresh, still since " + since.get());
            }
          }
        });
  }
}
