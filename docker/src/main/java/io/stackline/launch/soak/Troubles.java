package io.stackline.launch.soak;

import io.stackline.plcsim.Panel;
import io.stackline.plcsim.Sensors;
import io.stackline.press.PressId;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Lets the faults of a plan happen, and takes each back when its time is over. */
final class Troubles {
  private static final double DRIFT_PERCENT_PER_MINUTE = 4;

  private final Time time;
  private final Crank crank;
  private final Map<PressId, Machine> machines;
  private final Map<PressId, Noise> noises;
  private final StoreTrouble store;
  private final Ours ours;
  private final Story story;
  private final Map<String, Long> made = new TreeMap<>();

  Troubles(
      Time time,
      Map<PressId, Machine> machines,
      Map<PressId, Noise> noises,
      StoreTrouble store,
      Ours ours,
      Story story) {
    this.time = time;
    this.crank = time.crank("troubles");
    this.machines = machines;
    this.noises = noises;
    this.store = store;
    this.ours = ours;
    this.story = story;
  }

  void plan(Fault fault) {
    crank.after(fault.at(), () -> happen(fault));
  }

  /** How many faults of each kind were made. */
  Map<String, Long> made() {
    Map<String, Long> all = new TreeMap<>(made);
    for (Noise each : noises.values()) {
      for (Noise.Mishap mishap : Noise.Mishap.values()) {
        all.merge("wire " + mishap, each.made(mishap), Long::sum);
      }
    }
    all.values().removeIf(count -> count == 0);
    return all;
  }

  private void happen(Fault fault) {
    if (fault instanceof Fault.OnTheWire wire) {
      story.tell(fault.toString());
      Optional.ofNullable(noises.get(wire.press()))
          .orElseThrow()
          .add(wire.mishap(), wire.share(), time.now().plus(wire.lasts()), wire.seed());
    } else if (fault instanceof Fault.PowerFails power) {
      when(
          power.press(),
          power.moment(),
          fault,
          power.forgets() ? "PLC forgets all" : "PLC restart",
          press -> press.restart(power.lasts(), power.forgets()));
    } else if (fault instanceof Fault.PlcClockJumps jump) {
      when(
          jump.press(),
          Fault.Moment.ANY,
          fault,
          "PLC clock jump",
          press -> press.jumpClock(jump.ms()));
    } else if (fault instanceof Fault.PlcFreezes freeze) {
      when(
          freeze.press(),
          Fault.Moment.ANY,
          fault,
          "PLC freeze",
          press -> press.freeze(freeze.lasts()));
    } else if (fault instanceof Fault.SensorBreaks broken) {
      when(broken.press(), broken.moment(), fault, "sensor", press -> breaks(press, broken));
    } else if (fault instanceof Fault.AtThePanel hand) {
      when(hand.press(), hand.moment(), fault, "panel", press -> turn(press, hand));
    } else if (fault instanceof Fault.WeDie death) {
      count("death of " + death.who());
      ours.doom(death);
    } else if (fault instanceof Fault.StoreAway away) {
      count("store away, commit " + away.commit());
      story.tell(fault.toString());
      store.goesAway(away);
    }
  }

  private void when(
      PressId id, Fault.Moment moment, Fault fault, String kind, Consumer<Machine> then) {
    Machine machine = Optional.ofNullable(machines.get(id)).orElseThrow();
    Runnable now =
        () -> {
          count(kind);
          story.tell(fault.toString());
          then.accept(machine);
        };
    switch (moment) {
      case ANY -> now.run();
      case UPLOAD -> machine.whenUploaded(now);
      default -> machine.when(moment.state(), now);
    }
  }

  private void count(String kind) {
    made.merge(kind, 1L, Long::sum);
  }

  private void breaks(Machine machine, Fault.SensorBreaks fault) {
    machine.sensorBreaks(sensors -> broken(sensors, fault));
    later(fault.lasts(), () -> machine.sensorHeals(sensors -> sensors.heal(fault.sensor())));
  }

  private static void broken(Sensors sensors, Fault.SensorBreaks fault) {
    switch (fault.how()) {
      case OPEN -> sensors.open(fault.sensor());
      case STUCK -> sensors.stick(fault.sensor());
      case DRIFTS -> sensors.drift(fault.sensor(), DRIFT_PERCENT_PER_MINUTE);
    }
  }

  private void turn(Machine machine, Fault.AtThePanel fault) {
    hand(machine, fault.hand(), true);
    later(fault.lasts(), () -> hand(machine, fault.hand(), false));
  }

  private static void hand(Machine machine, Fault.Hand hand, boolean done) {
    machine.catchUp();
    switch (hand) {
      case EMERGENCY_STOP -> machine.panel().emergencyStop(done);
      case GUARD_OPEN -> machine.panel().guard(!done);
      case KEY_LOCAL -> machine.panel().turnKey(done ? Panel.Key.LOCAL : Panel.Key.REMOTE);
    }
  }

  private void later(Duration delay, Runnable then) {
    crank.after(delay, then);
  }
}
