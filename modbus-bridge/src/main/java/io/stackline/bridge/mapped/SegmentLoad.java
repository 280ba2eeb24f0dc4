package io.stackline.bridge.mapped;

import io.stackline.map.Stroke;
import io.stackline.map.Stroke.Segments.Row;
import io.stackline.press.PressProgram.Segment;
import io.stackline.press.PressProgram.SegmentFlag;
import io.stackline.press.SegmentType;
import io.stackline.unit.Force;
import io.stackline.unit.QuantityKind;
import io.stackline.unit.QuantityText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A table of ramps and dwells: each piece of the program is one row, its rate a ramp time. */
final class SegmentLoad {
  /** How much longer a ramp may take than asked: what acceptance bears, less half. */
  private static final double RAMP_OFF = 0.05;

  /** Below 95 % of the target at the full rate, then at a quarter of it. */
  private static final double LANDING_FROM = 0.95;

  private static final double LANDING_RATE = 0.25;
  private static final double DWELL_OFF_SECONDS = 0.5;

  private final Loading loading;
  private final List<Piece> pieces = new ArrayList<>();
  private Force at = Force.ZERO;

  /** Seconds of a ramp to a target, and how long it is held. */
  private record Piece(Segment from, Force target, double ramp, Duration hold, boolean exact) {}

  private SegmentLoad(Loading loading) {
    this.loading = loading;
  }

  static void fill(Loading loading, Stroke.Segments table) {
    SegmentLoad load = new SegmentLoad(loading);
    load.cut();
    if (load.pieces.size() > table.rows().size()) {
      loading.refuse(
          "its table has "
              + table.rows().size()
              + " rows, and the program needs "
              + load.pieces.size());
      return;
    }
    for (int n = 0; n < table.rows().size(); n++) {
      if (n < load.pieces.size()) {
        load.write(table.rows().get(n), load.pieces.get(n));
      } else {
        load.clear(table.rows().get(n));
      }
    }
    if (loading.segments().stream()
        .anyMatch(each -> each.flags().contains(SegmentFlag.GUARANTEED_SOAK))) {
      loading.lose("a dwell that waits while out of band");
    }
  }

  /** A hold belongs to the row that ramps to it. */
  private void cut() {
    for (Segment segment : loading.segments()) {
      boolean sameTarget = segment.target().equals(at);
      if (Loading.holds(segment) && sameTarget && !pieces.isEmpty()) {
        Piece last = pieces.remove(pieces.size() - 1);
        pieces.add(
            new Piece(
                last.from(), at, last.ramp(), last.hold().plus(segment.duration()), last.exact()));
      } else if (Loading.holds(segment)) {
        loading.refuse("the program dwells at " + segment.target() + " without a ramp to it");
      } else {
        ramp(segment);
      }
    }
  }

  private void ramp(Segment segment) {
    double rate = segment.rate().newtonsPerSecond();
    Force knee = segment.target().times(LANDING_FROM);
    if (segment.flags().contains(SegmentFlag.SOFT_LANDING) && at.compareTo(knee) < 0) {
      piece(segment, knee, rate, segment.type() == SegmentType.RAMP);
      piece(segment, segment.target(), rate * LANDING_RATE, false);
    } else {
      piece(segment, segment.target(), rate, segment.type() == SegmentType.RAMP);
    }
  }

  private void piece(Segment from, Force target, double rate, boolean exact) {
    double way = Math.abs(target.newtons() - at.newtons());
    Duration hold = target.equals(from.target()) ? from.duration() : Duration.ZERO;
    pieces.add(new Piece(from, target, way / rate, hold, exact));
    at = target;
  }

  private void write(Row row, Piece piece) {
    Segment from = piece.from();
    double tolerance = from.tolerance().newtons();
    loading.set(row.target(), QuantityKind.FORCE, piece.target().newtons(), tolerance);
    loading.set(row.ramp(), QuantityKind.DURATION, longer(row, piece), 0);
    double hold = piece.hold().toMillis() / 1e3;
    loading.set(row.dwell(), QuantityKind.DURATION, hold, DWELL_OFF_SECONDS);
    row.tolerance()
        .ifPresent(point -> loading.set(point, QuantityKind.FORCE, tolerance, tolerance / 2));
  }

  /** The next longer time the register can hold: never faster than asked, nor much slower. */
  private double longer(Row row, Piece piece) {
    double asked = piece.ramp();
    double held = loading.held(row.ramp(), QuantityKind.DURATION, asked);
    if (held < asked * (1 - 1e-9)) {
      double step = loading.step(row.ramp(), QuantityKind.DURATION, asked);
      held = loading.held(row.ramp(), QuantityKind.DURATION, held + step);
    }
    if (piece.exact() && held > asked * (1 + RAMP_OFF)) {
      loading.refuse(
          "its ramp would take "
              + QuantityText.number(held)
              + " s instead of "
              + QuantityText.number(asked)
              + " s");
    }
    return held;
  }

  private void clear(Row row) {
    loading.set(row.target(), QuantityKind.FORCE, 0, 0);
    loading.set(row.ramp(), QuantityKind.DURATION, 0, 0);
    loading.set(row.dwell(), QuantityKind.DURATION, 0, 0);
    row.tolerance().ifPresent(point -> loading.set(point, QuantityKind.FORCE, 0, 0));
  }
}
