package io.stackline.bridge;

import io.stackline.bridge.register.PressmapTag;
import io.stackline.bridge.register.Words;
import io.stackline.press.Quality;

/**
 * One tag of a press as it was read.
 *
 * @param raw its registers, none if they could not be read
 * @param value decoded, in words where it is a code, without its unit
 * @param quality GOOD if read and understood, UNCERTAIN if torn or from a device that fails its
 *     self-test, BAD if unreadable or unknown
 */
public record TagValue(PressmapTag tag, Words raw, String value, Quality quality) {
  public String name() {
    return tag.name();
  }

  /** Address of its first register, 0-based. */
  public int register() {
    return tag.address();
  }

  public String unit() {
    return tag.unit();
  }
}
