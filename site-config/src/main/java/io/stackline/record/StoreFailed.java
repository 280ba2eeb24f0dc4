package io.stackline.record;

/**
 * The store did not take or give what it was asked for; nothing was changed. The message says what
 * and where. Unchecked, because no caller but the one that drives a run can do anything about it:
 * hold, and try again.
 */
public final class StoreFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean lasting;

  public StoreFailed(String message) {
    super(message);
    lasting = false;
  }

  public StoreFailed(String message, Throwable cause) {
    this(message, cause, false);
  }

  private StoreFailed(String message, Throwable cause, boolean lasting) {
    super(message, cause);
    this.lasting = lasting;
  }

  /** The store answers, but never takes this. */
  public static StoreFailed forEver(String message, Throwable cause) {
    return new StoreFailed(message, cause, true);
  }

  /** Whether trying the same again cannot help. */
  public boolean isLasting() {
    return lasting;
  }
}
