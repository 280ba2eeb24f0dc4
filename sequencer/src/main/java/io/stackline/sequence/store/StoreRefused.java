package io.stackline.sequence.store;

/** A data folder cannot be used; the message says why and what to do, in one sentence. */
public final class StoreRefused extends Exception {
  private static final long serialVersionUID = 1L;

  StoreRefused(String message) {
    super(message);
  }

  StoreRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
