package io.stackline.envelope;

import io.stackline.press.DieId;
import io.stackline.press.PressId;
import io.stackline.recipe.Target;
import io.stackline.unit.Pressure;
import java.util.Optional;

/** What can happen to a run, as far as pressure and time at pressure depend on it. */
public sealed interface Event {
  /** The stage it happens in. */
  String stage();

  /** For people, for instance {@code press laminate at 50 MPa in D10-sleeve on P2}. */
  String text();

  /** The stage's layers are laid in and it is pressed for the first time. */
  record Press(String stage, PressId press, DieId die, Target target) implements Event {
    @Override
    public String text() {
      return "press %s at %s in %s on %s".formatted(stage, target.text(), die, press);
    }
  }

  /** The stage is pressed once more before the next one begins. */
  record Repeat(String stage) implements Event {
    @Override
    public String text() {
      return "repeat " + stage;
    }
  }

  /**
   * An optional stage is left out.
   *
   * @param laidInto die its layers were laid into all the same; empty if they are left out too
   */
  record Skip(String stage, Optional<DieId> laidInto) implements Event {
    @Override
    public String text() {
      String layers =
          laidInto.map(die -> ", its layers laid into " + die).orElse(" and its layers");
      return "skip " + stage + layers;
    }
  }

  /** The press is held at pressure, by an operator or because the force left its band. */
  record Pause(String stage) implements Event {
    @Override
    public String text() {
      return "pause " + stage;
    }
  }

  /** The stroke goes on. */
  record Resume(String stage) implements Event {
    @Override
    public String text() {
      return "resume " + stage;
    }
  }

  /** The press no longer hears its host and does what it was told for that. */
  record HostLost(String stage) implements Event {
    @Override
    public String text() {
      return "host lost in " + stage;
    }
  }

  /** The run ends; the press decompresses. */
  record Abort(String stage) implements Event {
    @Override
    public String text() {
      return "abort in " + stage;
    }
  }

  /** An operator moves the hold of stack pressure. */
  record Adjust(String stage, Pressure to) implements Event {
    @Override
    public String text() {
      return "adjust " + stage + " to " + to;
    }
  }

  /** The cell is charged under stack pressure: lithium may be anywhere from now on. */
  record Charge(String stage) implements Event {
    @Override
    public String text() {
      return "charge in " + stage;
    }
  }
}
