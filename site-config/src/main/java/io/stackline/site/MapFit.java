package io.stackline.site;

import io.stackline.map.Assurance;
import io.stackline.map.Dialect;
import io.stackline.map.Point;
import io.stackline.map.PointType;
import io.stackline.map.Promise;
import io.stackline.map.RegisterMap;
import io.stackline.press.ForceChannel;
import io.stackline.press.Signal;
import io.stackline.press.StageKind;
import io.stackline.site.SiteProblem.Code;
import io.stackline.unit.Force;
import io.stackline.unit.QuantityKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a press can do by its map what the site says of it. */
final class MapFit {
  /** Below the last digit of any unit: only what is meant as finer is finer. */
  private static final double ROUNDING = 1e-9;

  private final Fields press;
  private final Optional<Dialect> dialect;
  private final Optional<RegisterMap> map;

  MapFit(Fields press, Optional<Dialect> dialect) {
    this.press = press;
    this.dialect = dialect;
    map =
        dialect.filter(Dialect.Mapped.class::isInstance).map(each -> ((Dialect.Mapped) each).map());
  }

  /** A press takes only kinds of stages for which its map promises enough. */
  void checkKinds(Key.Many<StageKind> key, List<StageKind> kinds) {
    boolean watched = map.isPresent() && map.get().commands().isEmpty();
    if (watched && !kinds.isEmpty()) {
      press.problem(
          Code.PRESS,
          key,
          "by its map " + map.get().id() + " the press is only watched",
          "write kinds: [], or describe in the map how the press is driven");
    } else if (dialect.isPresent() && !watched && press.isEmptyList(key)) {
      press.problem(Code.RANGE, key, "has 0 entries", "write 1 to " + StageKind.values().length);
    } else {
      map.ifPresent(each -> checkPromises(each, kinds, press.places(key)));
    }
  }

  private void checkPromises(RegisterMap map, List<StageKind> kinds, List<Place> places) {
    for (int i = 0; i < kinds.size() && kinds.size() == places.size(); i++) {
      Set<Promise> missing = Assurance.missing(map.promises(), kinds.get(i));
      if (!missing.isEmpty()) {
        String kind = Forms.word(kinds.get(i));
        press
            .problems()
            .problem(
                Code.PRESS,
                places.get(i),
                kind
                    + " stages need a press that "
                    + listed(missing)
                    + ", which map "
                    + map.id()
                    + " does not promise",
                "take "
                    + kind
                    + " out and give such stages to a press that does, such as one"
                    + " that speaks PRESSMAP");
      }
    }
  }

  private static String listed(Set<Promise> promises) {
    List<String> words = promises.stream().map(Promise::text).toList();
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  /** A cell is no more accurate than the step in which the map shows its force. */
  void checkCells(Key.Parts key, List<ForceChannel> cells) {
    Optional<Force> step = map.flatMap(each -> each.point(Signal.FORCE)).flatMap(MapFit::step);
    for (ForceChannel each : cells) {
      if (step.isPresent() && each.accuracy().newtons() < step.get().newtons() * (1 - ROUNDING)) {
        press.problem(
            Code.CONFLICT,
            key,
            "the "
                + Forms.word(each.kind())
                + " cell is stated to "
                + each.accuracy()
                + ", but map "
                + map.map(RegisterMap::id).orElseThrow()
                + " shows force in steps of "
                + step.get(),
            "write an accuracy of at least " + step.get());
      }
    }
  }

  /** What a map calls impossible can never be read. */
  void checkRated(Key.One<Force> key, Force rated) {
    Optional<Force> most = map.flatMap(each -> each.point(Signal.FORCE)).flatMap(MapFit::most);
    if (most.isPresent() && most.get().compareTo(rated) < 0) {
      press.problem(
          Code.CONFLICT,
          key,
          rated
              + " is more than the "
              + most.get()
              + " to which map "
              + map.map(RegisterMap::id).orElseThrow()
              + " shows force",
          "correct the range or the scale of its point, or the rated force");
    }
  }

  /** One step of a force in whole numbers. */
  private static Optional<Force> step(Point point) {
    return point.coding().type().isReal()
        ? Optional.empty()
        : unit(point).map(unit -> new Force(Math.abs(point.meaning().scale()) * unit.factor()));
  }

  /** The highest force that is believed. */
  private static Optional<Force> most(Point point) {
    double max = point.meaning().max();
    PointType type = point.coding().type();
    if (type == PointType.I16 || type == PointType.U16) {
      double raw = type == PointType.I16 ? Short.MAX_VALUE : 0xFFFF;
      max = Math.min(max, point.meaning().fromRaw(raw));
    }
    double highest = max;
    return Double.isFinite(highest)
        ? unit(point).map(unit -> new Force(unit.toSi(highest)))
        : Optional.empty();
  }

  private static Optional<QuantityKind.Unit> unit(Point point) {
    return QuantityKind.FORCE.unit(point.meaning().unit());
  }
}
