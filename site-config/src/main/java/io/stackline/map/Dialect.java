package io.stackline.map;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** What a press's PLC speaks. */
public sealed interface Dialect {
  /** What the press can be relied on for. */
  Set<Promise> promises();

  /** How long nothing is asked after connecting, wall clock. */
  Duration quietAfterConnect();

  /** PRESSMAP 1.0, the reference map. */
  record Pressmap() implements Dialect {
    @Override
    public Set<Promise> promises() {
      return EnumSet.allOf(Promise.class);
    }

    @Override
    public Duration quietAfterConnect() {
      return Duration.ZERO;
    }
  }

  /** A vendor's own map. */
  record Mapped(RegisterMap map) implements Dialect {
    @Override
    public Set<Promise> promises() {
      return map.promises();
    }

    @Override
    public Duration quietAfterConnect() {
      return map.device().quietAfterConnect();
    }
  }
}
