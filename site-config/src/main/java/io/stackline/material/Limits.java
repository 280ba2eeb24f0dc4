package io.stackline.material;

import io.stackline.press.StageKind;
import io.stackline.unit.Pressure;
import java.util.Map;
import java.util.Optional;

/**
 * What a material bears.
 *
 * @param caps usual cap by stage kind; a kind that is absent is forbidden
 * @param advice pressure above which a stage of that kind is unusual and deserves a warning
 * @param ceiling what nothing and nobody may exceed
 */
public record Limits(
    Map<StageKind, Sourced<Pressure>> caps,
    Map<StageKind, Sourced<Pressure>> advice,
    Sourced<Pressure> ceiling) {
  public Limits {
    caps = Map.copyOf(caps);
    advice = Map.copyOf(advice);
  }

  /** The usual cap for this kind of stage, or empty if such a stage is forbidden. */
  public Optional<Sourced<Pressure>> cap(StageKind kind) {
    return Optional.ofNullable(caps.get(kind));
  }

  /** Above what a stage of this kind is unusual. */
  public Optional<Sourced<Pressure>> advice(StageKind kind) {
    return Optional.ofNullable(advice.get(kind));
  }
}
