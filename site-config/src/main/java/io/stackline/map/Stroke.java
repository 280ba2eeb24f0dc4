package io.stackline.map;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a stroke is written into the press. */
public sealed interface Stroke {
  /** Names of the points a stroke is written to. */
  List<String> written();

  /**
   * One ramp, one dwell, one release, run by the press itself.
   *
   * @param target point of the force to reach
   * @param rate point of the force rate
   * @param dwell point of the time at target
   */
  record SetPoints(String target, String rate, String dwell) implements Stroke {
    @Override
    public List<String> written() {
      return List.of(target, rate, dwell);
    }
  }

  /**
   * A table of ramps and dwells, run by the press itself; unused rows are written as zeros. A row
   * is reached in its ramp time and held for its dwell time.
   *
   * @param rows in the order they run
   */
  record Segments(List<Row> rows) implements Stroke {
    public Segments {
      rows = List.copyOf(rows);
    }

    @Override
    public List<String> written() {
      return rows.stream().flatMap(row -> row.written().stream()).toList();
    }

    /** Names of the points of one row. */
    public record Row(String target, String ramp, String dwell, Optional<String> tolerance) {
      private List<String> written() {
        return Stream.concat(Stream.of(target, ramp, dwell), tolerance.stream()).toList();
      }
    }
  }

  /**
   * Only a set-point: the press follows it while started. Ramp, dwell and release are timed by the
   * bridge, so they end when the bridge does: the press then stays where it is.
   */
  record HostTimed(String target, Optional<String> rate) implements Stroke {
    @Override
    public List<String> written() {
      return Stream.concat(Stream.of(target), rate.stream()).toList();
    }
  }
}
