package io.stackline.recipe;

import io.stackline.material.Sourced;
import io.stackline.press.DieId;
import io.stackline.unit.Force;
import io.stackline.unit.QuantityRefused;
import io.stackline.unit.QuantityText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What a run binds, as text, and what of it nobody has asked for yet. For one binding. */
final class Bindings {
  private static final String DIE = "die";

  private final Map<String, String> texts;
  private final TreeSet<String> unused;

  Bindings(Map<String, String> texts) {
    this.texts = texts;
    unused = new TreeSet<>(texts.keySet());
  }

  /** Names no parameter has asked for, in order. */
  Set<String> unused() {
    return unused;
  }

  Optional<String> text(String name) {
    unused.remove(name);
    return Optional.ofNullable(texts.get(name));
  }

  /** The die under this name, else that of every open one. */
  Optional<String> die(String name) {
    unused.remove(DIE);
    return text(name).or(() -> Optional.ofNullable(texts.get(DIE)));
  }

  /** Whether this name is bound to {@code true}; {@code false} if it is not bound at all. */
  boolean flag(String name) throws BindingRefused {
    String text = text(name).orElse("false");
    if (!text.equals("true") && !text.equals("false")) {
      throw new BindingRefused(
          name + ": \"" + text + "\" is neither true nor false", "bind " + name + " to true");
    }
    return text.equals("true");
  }

  static DieId dieId(String name, String text, Set<DieId> known) throws BindingRefused {
    try {
      return new DieId(text);
    } catch (IllegalArgumentException e) {
      throw new BindingRefused(name + ": " + e.getMessage(), "bind one of " + known);
    }
  }

  static Target target(String name, String text, List<String> options) throws BindingRefused {
    return read(name, text, options, Bindings::target);
  }

  private static Target target(String text) {
    try {
      Force force = QuantityText.force(text);
      return new Target.OfForce(new Sourced<>(force, Binder.BY_RUN));
    } catch (QuantityRefused notAForce) {
      try {
        return new Target.OfPressure(new Sourced<>(QuantityText.pressure(text), Binder.BY_RUN));
      } catch (QuantityRefused e) {
        throw new IllegalArgumentException(notAForce.getMessage(), e);
      }
    }
  }

  static Duration duration(String name, String text) throws BindingRefused {
    return read(name, text, List.of("10 min"), Bindings::duration);
  }

  private static Duration duration(String text) {
    try {
      return QuantityText.duration(text);
    } catch (QuantityRefused e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static <T> T read(
      String name, String text, List<String> options, Function<String, T> reading)
      throws BindingRefused {
    try {
      return reading.apply(text);
    } catch (IllegalArgumentException e) {
      throw new BindingRefused(name + ": " + e.getMessage(), "bind for instance " + options);
    }
  }
}
