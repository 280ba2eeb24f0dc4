package io.stackline.opcua.lock;

/** What a method of a lock answers (OPC 10000-100 §7.5 to §7.8). */
public enum LockAnswer {
  OK(0),
  /** E_AlreadyLocked: somebody holds it, perhaps who asks. */
  ALREADY_LOCKED(-1),
  /** E_NotLocked: there is nothing to renew, leave or break. */
  NOT_LOCKED(-1),
  /** E_Invalid: it cannot be locked now, for somebody else's command is under way. */
  INVALID(-2),
  /** Only its holder may do this; told as {@code Bad_Locked}, the standard has no number for it. */
  NOT_HOLDER(-1);

  private final int code;

  LockAnswer(int code) {
    this.code = code;
  }

  /** The method's status output. */
  public int code() {
    return code;
  }
}
