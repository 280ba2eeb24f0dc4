package io.stackline.press;

/**
 * A part of a press that is bought, replaced and kept book of by itself: its power unit, cylinder,
 * platens, PLC, transducers.
 *
 * @param name for people
 */
public record Component(ComponentId id, String name, Identification identification) {
  /** A press has no more. */
  public static final int MAX = 16;
}
