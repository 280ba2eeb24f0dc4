package io.stackline.bridge.point;

import io.stackline.bridge.register.Words;

/** What became of laying a value into registers. */
public sealed interface Encoded {
  /** These registers mean it, as near as they can. */
  record Fits(Words words) implements Encoded {}

  /** No registers can. */
  record Refused(String reason) implements Encoded {}
}
