package io.stackline.map;

import io.stackline.press.TagLimits;

/**
 * What people are shown of a point that is a tag of its press.
 *
 * @param description for people; empty if nobody has written one
 * @param limits beyond which a value is shown as worth a look
 * @param writable whether people may write it
 */
public record Display(String description, TagLimits limits, boolean writable) {
  /** Nothing was said of it. */
  public static final Display PLAIN = new Display("", TagLimits.NONE, false);
}
