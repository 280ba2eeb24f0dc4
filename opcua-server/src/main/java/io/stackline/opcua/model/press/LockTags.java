package io.stackline.opcua.model.press;

import io.stackline.opcua.instance.Instance;
import io.stackline.opcua.lock.LockState;
import io.stackline.opcua.lock.Locks;
import io.stackline.opcua.model.node.Shown;
import io.stackline.opcua.value.Sample;
import io.stackline.opcua.value.Telling;
import io.stackline.press.PressId;
import java.util.function.Function;

/** Who has locked a press, and for how long (OPC 10000-100 §7.2). */
final class LockTags {
  private LockTags() {}

  static void fill(Shown<PressId> shown, Instance unit, Locks locks) {
    shown.fill(unit, "Lock/Locked", of(locks, state -> Sample.flag(state.locked())));
    shown.fill(unit, "Lock/LockingClient", of(locks, state -> Sample.text(state.client())));
    shown.fill(unit, "Lock/LockingUser", of(locks, state -> Sample.text(state.user())));
    shown.fill(unit, "Lock/RemainingLockTime", of(locks, state -> Sample.of(state.remainingMs())));
  }

  private static Asked of(Locks locks, Function<LockState, Sample> told) {
    return new Asked(locks, told);
  }

  /** Who locks a press and then reads finds it locked: the lock is asked whenever it is told. */
  private record Asked(Locks locks, Function<LockState, Sample> told) implements Telling<PressId> {
    @Override
    public Sample of(PressId press) {
      return told.apply(locks.state(press));
    }

    /** The press stays the same while its lock changes, so it says nothing. */
    @Override
    public Object source(PressId press) {
      return new Object();
    }
  }
}
