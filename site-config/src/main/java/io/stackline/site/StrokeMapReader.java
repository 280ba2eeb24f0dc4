package io.stackline.site;

import io.stackline.map.Stroke;
import io.stackline.site.SiteProblem.Code;
import io.stackline.unit.QuantityKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the {@code stroke} of a register map: where a stroke is written. */
final class StrokeMapReader {
  /** What the press can be given. */
  private enum Style {
    SET_POINTS,
    SEGMENTS,
    HOST_TIMED
  }

  private static final Key.One<Style> STYLE =
      Key.needed("style", Forms.choice(Style.class), "what the press can be given", "set-points");
  private static final Key.One<String> TARGET =
      Key.needed("target", MapForms.POINT, "force to reach", "target");
  private static final Key.One<String> RATE =
      Key.needed("rate", MapForms.POINT, "force rate of the ramp", "rate");
  private static final Key.One<String> MAYBE_RATE =
      Key.maybe("rate", MapForms.POINT, "it has none", "force rate of the press itself", "rate");
  private static final Key.One<String> DWELL =
      Key.needed("dwell", MapForms.POINT, "time at the target", "dwell");
  private static final Key.One<String> ROW_TARGET =
      Key.needed("target", MapForms.POINT, "force at the end of a row's ramp", "seg-target");
  private static final Key.One<String> ROW_RAMP =
      Key.needed("ramp", MapForms.POINT, "time of a row's ramp", "seg-ramp");
  private static final Key.One<String> ROW_DWELL =
      Key.needed("dwell", MapForms.POINT, "time of a row's dwell", "seg-dwell");
  private static final Key.One<String> ROW_TOLERANCE =
      Key.maybe(
          "tolerance",
          MapForms.POINT,
          "it has none",
          "half-width of a row's band",
          "seg-tolerance");

  private static final Group SET_POINTS =
      Group.of("one ramp, dwell and release, run by the press", STYLE, TARGET, RATE, DWELL)
          .where(STYLE, "set-points");
  private static final Group SEGMENTS =
      Group.of(
              "a table of ramps and dwells, run by the press; each key names a point with a"
                  + " `count`, the same for all",
              STYLE,
              ROW_TARGET,
              ROW_RAMP,
              ROW_DWELL,
              ROW_TOLERANCE)
          .where(STYLE, "segments");
  private static final Group HOST_TIMED =
      Group.of("only a set-point that the bridge moves", STYLE, TARGET, MAYBE_RATE)
          .where(STYLE, "host-timed");

  static final Key.Part KEY =
      Key.part(
          Key.maybe("stroke", "the press is only watched", "where a stroke is written", ""),
          SET_POINTS,
          SEGMENTS,
          HOST_TIMED);

  private final MapPoints points;

  StrokeMapReader(MapPoints points) {
    this.points = points;
  }

  Optional<Stroke> read(Fields fields) {
    return fields
        .read(STYLE)
        .flatMap(
            style ->
                switch (style) {
                  case SET_POINTS -> setPoints(fields.as(SET_POINTS));
                  case SEGMENTS -> segments(fields.as(SEGMENTS));
                  case HOST_TIMED -> hostTimed(fields.as(HOST_TIMED));
                });
  }

  private Optional<Stroke> setPoints(Fields fields) {
    Optional<String> target = refer(fields, TARGET, QuantityKind.FORCE);
    Optional<String> rate = refer(fields, RATE, QuantityKind.FORCE_RATE);
    Optional<String> dwell = refer(fields, DWELL, QuantityKind.DURATION);
    return fields.build(
        () -> new Stroke.SetPoints(target.orElseThrow(), rate.orElseThrow(), dwell.orElseThrow()));
  }

  private Optional<Stroke> hostTimed(Fields fields) {
    Optional<String> target = refer(fields, TARGET, QuantityKind.FORCE);
    Optional<String> rate = refer(fields, MAYBE_RATE, QuantityKind.FORCE_RATE);
    return fields.build(() -> new Stroke.HostTimed(target.orElseThrow(), rate));
  }

  private Optional<String> refer(Fields fields, Key.One<String> key, QuantityKind kind) {
    return points.refer(fields, key, Fit.quantity(kind), Fit.WRITTEN);
  }

  private Optional<Stroke> segments(Fields fields) {
    int before = fields.problems().trouble();
    List<String> targets = column(fields, ROW_TARGET, QuantityKind.FORCE);
    List<String> ramps = column(fields, ROW_RAMP, QuantityKind.DURATION);
    List<String> dwells = column(fields, ROW_DWELL, QuantityKind.DURATION);
    List<String> tolerances = column(fields, ROW_TOLERANCE, QuantityKind.FORCE);
    boolean even =
        targets.size() == ramps.size()
            && targets.size() == dwells.size()
            && (tolerances.isEmpty() || tolerances.size() == targets.size());
    if (!even && fields.problems().trouble() == before) {
      fields.problem(
          Code.CONFLICT,
          ROW_TARGET,
          "the columns of the table differ in length",
          "give their points the same count");
    }
    return fields.build(
        () -> {
          List<Stroke.Segments.Row> rows = new ArrayList<>();
          for (int i = 0; i < targets.size(); i++) {
            Optional<String> tolerance =
                tolerances.isEmpty() ? Optional.empty() : Optional.of(tolerances.get(i));
            rows.add(
                new Stroke.Segments.Row(targets.get(i), ramps.get(i), dwells.get(i), tolerance));
          }
          return new Stroke.Segments(rows);
        });
  }

  private List<String> column(Fields fields, Key.One<String> key, QuantityKind kind) {
    return fields
        .read(key)
        .map(
            name ->
                points.expanded(name, fields.place(key), Fit.quantity(kind), Fit.WRITTEN, Fit.ZERO))
        .orElseGet(List::of);
  }
}
