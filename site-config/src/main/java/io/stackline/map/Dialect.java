package io.stackline.map;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a press's PLC speaks. */
public sealed interface Dialect {
  /** What the press can be relied on for. */
  Set<Promise> promises();

  /** How long nothing is asked after connecting, wall clock. */
  Duration quietAfterConnect();

  /** What its messages may be. */
  Device device();

  /** The tags it has by itself, in their order. */
  List<Point> tags();

  /** Where the bridge writes to drive the press; nobody else writes there. */
  List<Spot> driven();

  /** PRESSMAP 1.0, the reference map. */
  record Pressmap() implements Dialect {
    /** Addresses are the frame's, as docs/pressmap.md counts them. */
    private static final Device DEVICE =
        new Device(
            Set.of(1, 2, 3, 4, 5, 6, 16),
            120,
            123,
            32,
            List.of(),
            Map.of(),
            Duration.ZERO,
            new Device.Notation(0, WordOrder.ABCD));

    /** Command block, ownership, limits, profile. */
    private static final List<Spot> DRIVEN =
        List.of(
            new Spot(Table.HOLDING, 0, 16),
            new Spot(Table.HOLDING, 32, 6),
            new Spot(Table.HOLDING, 64, 20),
            new Spot(Table.HOLDING, 128, 208));

    @Override
    public Device device() {
      return DEVICE;
    }

    @Override
    public List<Point> tags() {
      return List.of();
    }

    @Override
    public List<Spot> driven() {
      return DRIVEN;
    }

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
    public Device device() {
      return map.device();
    }

    @Override
    public List<Point> tags() {
      return map.tagPoints();
    }

    @Override
    public List<Spot> driven() {
      return map.driven().stream().map(each -> map.point(each).spot()).toList();
    }

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
