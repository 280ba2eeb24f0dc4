package io.stackline.press;

/** The kinds of pressing a cell goes through. */
public enum StageKind {
  /** Powder, usually the electrolyte, pressed into a pellet. */
  DENSIFY,
  /** A cathode pressed together with what lies below it. */
  COPRESS,
  /** A soft metal anode pressed on. */
  LAMINATE,
  /** A further layer, such as a coated collector, pressed on. */
  SECONDARY,
  /** Stack pressure held on the finished cell. */
  INSITU
}
