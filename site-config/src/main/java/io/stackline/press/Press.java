package io.stackline.press;

import io.stackline.unit.Force;
import io.stackline.unit.ForceRate;
import io.stackline.unit.Length;
import io.stackline.unit.Stiffness;
import java.util.List;
import java.util.Set;

/**
 * A press of the site.
 *
 * @param rated largest force
 * @param ramDiameter piston of the cylinder
 * @param hydraulics what stands between line pressure and force
 * @param stiffness of the frame, which the thickness measurement subtracts
 * @param closedPosition ram position at which the punches touch in an empty die at no force
 * @param stroke largest ram position
 * @param channels force channels, at least the high one
 * @param kinds stage kinds this press may take
 * @param offers what else stages may need
 */
public record Press(
    PressId id,
    String name,
    Force rated,
    ForceRate rateMax,
    Length ramDiameter,
    Hydraulics hydraulics,
    Stiffness stiffness,
    Length closedPosition,
    Length stroke,
    List<ForceChannel> channels,
    Set<StageKind> kinds,
    Offers offers) {
  public Press {
    channels = List.copyOf(channels);
    kinds = Set.copyOf(kinds);
  }

  /** One of which nothing else is said. */
  public Press(
      PressId id,
      String name,
      Force rated,
      ForceRate rateMax,
      Length ramDiameter,
      Hydraulics hydraulics,
      Stiffness stiffness,
      Length closedPosition,
      Length stroke,
      List<ForceChannel> channels,
      Set<StageKind> kinds) {
    this(
        id,
        name,
        rated,
        rateMax,
        ramDiameter,
        hydraulics,
        stiffness,
        closedPosition,
        stroke,
        channels,
        kinds,
        Offers.UNSAID);
  }
}
