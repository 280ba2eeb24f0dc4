package io.stackline.bridge.mapped;

import io.stackline.bridge.point.PointImage;
import io.stackline.bridge.point.WritePlan.Setting;
import io.stackline.map.Handshake;
import io.stackline.map.RegisterMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A value said over a handshake: what must stand in the registers before, what is written, and what
 * stands there once the press has taken it.
 */
record Phrase(RegisterMap map, long value) {
  private Handshake handshake() {
    return map.commands().orElseThrow().handshake();
  }

  /** Whether it can be said now and would be taken for something new. */
  boolean isReady(PointImage image) {
    Handshake handshake = handshake();
    if (handshake instanceof Handshake.Edge edge) {
      return is(image, edge.point(), edge.idle());
    } else if (handshake instanceof Handshake.Level level) {
      return isOther(image, level.point(), value);
    } else if (handshake instanceof Handshake.Echo echo) {
      return isOther(image, echo.echo(), value) && isOther(image, echo.point(), value);
    }
    return echo(image).isPresent();
  }

  /** What must be written first, so that it will be. Written twice it does no harm. */
  Optional<Setting> clearing(PointImage image) {
    Handshake handshake = handshake();
    if (handshake instanceof Handshake.Level level
        && level.idle() != value
        && is(image, level.point(), value)) {
      return Optional.of(Conditions.raw(map, level.point(), level.idle()));
    } else if (handshake instanceof Handshake.Echo echo
        && echo.idle() != value
        && (is(image, echo.echo(), value) || is(image, echo.point(), value))) {
      return Optional.of(Conditions.raw(map, echo.point(), echo.idle()));
    }
    return Optional.empty();
  }

  /** Tells this saying from the one before: the next number, or the toggle inverted. */
  long token(PointImage image) {
    long last = echo(image).orElse(0);
    if (handshake() instanceof Handshake.Sequence sequence) {
      return last < 1 || last >= sequence.highest() ? 1 : last + 1;
    }
    return last == 0 ? 1 : 0;
  }

  /** What is written, in this order: what makes it new comes last. */
  List<Setting> settings(long token) {
    Handshake handshake = handshake();
    Setting command = Conditions.raw(map, handshake.point(), value);
    if (handshake instanceof Handshake.Sequence sequence) {
      return List.of(command, Conditions.raw(map, sequence.number(), token));
    } else if (handshake instanceof Handshake.Toggle toggle) {
      return List.of(command, Conditions.raw(map, toggle.toggle(), token));
    }
    return List.of(command);
  }

  /** Whether the press shows that it has taken it. */
  boolean isTaken(PointImage image, long token) {
    Handshake handshake = handshake();
    if (handshake instanceof Handshake.Edge edge) {
      return is(image, edge.point(), edge.idle());
    } else if (handshake instanceof Handshake.Level level) {
      return is(image, level.point(), value);
    } else if (handshake instanceof Handshake.Echo echo) {
      return is(image, echo.echo(), value);
    }
    OptionalLong echo = echo(image);
    return echo.isPresent() && echo.getAsLong() == token;
  }

  /** Number or toggle the press shows. */
  private OptionalLong echo(PointImage image) {
    Handshake handshake = handshake();
    if (handshake instanceof Handshake.Sequence sequence) {
      return image.value(sequence.echo()).raw();
    } else if (handshake instanceof Handshake.Toggle toggle) {
      return image.value(toggle.echo()).raw();
    }
    return OptionalLong.empty();
  }

  private static boolean is(PointImage image, String point, long raw) {
    OptionalLong found = image.value(point).raw();
    return found.isPresent() && found.getAsLong() == raw;
  }

  private static boolean isOther(PointImage image, String point, long raw) {
    OptionalLong found = image.value(point).raw();
    return found.isPresent() && found.getAsLong() != raw;
  }
}
