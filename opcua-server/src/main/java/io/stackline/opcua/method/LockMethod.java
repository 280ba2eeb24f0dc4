package io.stackline.opcua.method;

import io.stackline.opcua.lock.Holder;
import io.stackline.opcua.lock.LockAnswer;
import io.stackline.opcua.lock.Locks;
import io.stackline.opcua.security.Right;
import io.stackline.press.PressId;

/** The methods of a press's lock (OPC 10000-100 §7.5 to §7.8). */
public enum LockMethod {
  /** Locks the press for the caller. */
  INIT_LOCK(1, Right.OPERATE) {
    @Override
    LockAnswer ask(Locks locks, PressId press, Holder holder, String context) {
      return locks.init(press, holder, context);
    }
  },
  /** Its time counts from now. */
  RENEW_LOCK(0, Right.OPERATE) {
    @Override
    LockAnswer ask(Locks locks, PressId press, Holder holder, String context) {
      return locks.renew(press, holder);
    }
  },
  /** Its holder leaves it. */
  EXIT_LOCK(0, Right.OPERATE) {
    @Override
    LockAnswer ask(Locks locks, PressId press, Holder holder, String context) {
      return locks.exit(press, holder);
    }
  },
  /**
   * Takes it from its holder. Whoever does has to judge in what state the press was left, which an
   * administrator, who does not press, cannot.
   */
  BREAK_LOCK(0, Right.ENGINEER) {
    @Override
    LockAnswer ask(Locks locks, PressId press, Holder holder, String context) {
      return locks.breakLock(press, holder.user());
    }
  };

  private final int inputs;
  private final Right right;

  LockMethod(int inputs, Right right) {
    this.inputs = inputs;
    this.right = right;
  }

  abstract LockAnswer ask(Locks locks, PressId press, Holder holder, String context);

  int inputs() {
    return inputs;
  }

  /** What it takes to call it. */
  public Right right() {
    return right;
  }
}
