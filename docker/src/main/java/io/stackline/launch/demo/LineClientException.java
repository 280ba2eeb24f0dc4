package io.stackline.launch.demo;

import org.jspecify.annotations.Nullable;

/** The line did not do what its client asked, or could not be asked; the message says why. */
public final class LineClientException extends Exception {
  private static final long serialVersionUID = 1L;

  public LineClientException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
