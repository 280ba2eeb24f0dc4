package io.stackline.record;

/**
 * The store did not take or give what it was asked for; nothing was changed. The message says what
 * and where. Unchecked, because no caller but the one that drives a run can do anything about it:
 * hold, and try again.
 */
public final class StoreFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreFailed(String message) {
    super(message);
  }

  public StoreFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
