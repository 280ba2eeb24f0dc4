package io.stackline.opcua.model.node;

import io.stackline.opcua.value.Telling;
import java.util.Optional;

/**
 * One variable of a kind of object: its name, type and unit, and how it is told from the subject.
 *
 * @param <T> the subject: a press as seen, a run, a stage, a recipe
 * @param name browse name, also the last part of the node id
 */
public record Tag<T>(
    String name, Kind kind, Optional<Unit> unit, String description, Telling<T> telling) {

  public static <T> Tag<T> of(String name, Kind kind, String description, Telling<T> telling) {
    return new Tag<>(name, kind, Optional.empty(), description, telling);
  }

  public static <T> Tag<T> analog(String name, Unit unit, String description, Telling<T> telling) {
    return new Tag<>(name, Kind.DOUBLE, Optional.of(unit), description, telling);
  }
}
