package io.stackline.bridge.mapped;

import io.stackline.bridge.mapped.Load.Leg;
import io.stackline.bridge.point.Encoded;
import io.stackline.bridge.point.PointCodec;
import io.stackline.bridge.point.PointValue;
import io.stackline.bridge.point.WritePlan.Setting;
import io.stackline.map.Point;
import io.stackline.map.RegisterMap;
import io.stackline.map.RegisterMap.Commands;
import io.stackline.map.Stroke;
import io.stackline.press.PressProgram;
import io.stackline.press.PressProgram.Segment;
import io.stackline.press.PressProgram.SegmentFlag;
import io.stackline.press.SegmentType;
import io.stackline.unit.Force;
import io.stackline.unit.QuantityKind;
import io.stackline.unit.QuantityText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A load in the making: settings are rounded as the registers do and judged by what is left. */
final class Loading {
  /** How much lower than asked a press may trip by itself. */
  private static final double CAP_OFF = 0.01;

  private final RegisterMap map;
  private final Commands commands;
  private final PressProgram program;
  private final Map<String, Setting> settings = new LinkedHashMap<>();
  private final List<Leg> legs = new ArrayList<>();
  private final List<String> losses = new ArrayList<>();
  private Optional<String> problem = Optional.empty();

  Loading(RegisterMap map, Commands commands, PressProgram program) {
    this.map = map;
    this.commands = commands;
    this.program = program;
  }

  void fill() {
    for (Segment segment : program.segments()) {
      judge(segment);
    }
    if (problem.isPresent()) {
      return;
    }
    Stroke stroke = commands.stroke();
    if (stroke instanceof Stroke.SetPoints points) {
      SetPointLoad.fill(this, points);
    } else if (stroke instanceof Stroke.Segments segments) {
      SegmentLoad.fill(this, segments);
    } else if (stroke instanceof Stroke.HostTimed timed) {
      HostLoad.fill(this, timed);
    }
  }

  private void judge(Segment segment) {
    switch (segment.type()) {
      case HEAT -> refuse("it has no heated platens that could be told " + segment.temperature());
      case WAIT_OPERATOR -> refuse("its program cannot wait for an operator");
      case INSITU -> {
        if (!commands.holdsAlone()) {
          refuse("it does not hold a stack pressure without its host");
        }
        if (segment.duration().equals(Segment.UNTIL_RELEASED)) {
          refuse("it cannot be told to hold until it is released");
        }
      }
      case NONE, RAMP, DWELL, RELEASE, PRELOAD -> {}
    }
    if (segment.flags().contains(SegmentFlag.CONSTANT_GAP)) {
      refuse("it cannot hold its position instead of the force");
    }
    if (segment.flags().contains(SegmentFlag.LOW_CELL)) {
      refuse("it cannot be told to control by its low-range load cell");
    }
    if (segment.flags().contains(SegmentFlag.STOP_OUT_OF_BAND)) {
      refuse("it cannot be told to stop when the force leaves its band");
    }
  }

  PressProgram program() {
    return program;
  }

  List<Segment> segments() {
    return program.segments();
  }

  RegisterMap map() {
    return map;
  }

  /** Whether a segment holds its target. */
  static boolean holds(Segment segment) {
    return segment.type() == SegmentType.DWELL || segment.type() == SegmentType.INSITU;
  }

  void lose(String what) {
    losses.add(what);
  }

  void leg(Leg leg) {
    legs.add(leg);
  }

  /** The first reason counts. */
  void refuse(String reason) {
    if (problem.isEmpty()) {
      problem = Optional.of(reason);
    }
  }

  /**
   * What a point will hold when it is set to a value in SI units, in SI units; NaN if it cannot.
   */
  double held(String name, QuantityKind kind, double si) {
    Point point = map.point(name);
    double value = Units.fromSi(point, kind, si);
    Encoded encoded = PointCodec.encode(point, value);
    if (encoded instanceof Encoded.Refused refused) {
      refuse(refused.reason());
      return Double.NaN;
    }
    PointValue back = PointCodec.decode(point, ((Encoded.Fits) encoded).words());
    return Units.toSi(point, kind, back.number());
  }

  /** How far apart the values are that a point can hold, in SI units. */
  double step(String name, QuantityKind kind, double si) {
    Point point = map.point(name);
    double value = Units.fromSi(point, kind, si);
    double step = PointCodec.resolution(point, value);
    return Units.toSi(point, kind, value + step) - Units.toSi(point, kind, value);
  }

  /**
   * Sets a point.
   *
   * @param off how far from the value the register may be, in SI units
   */
  void set(String name, QuantityKind kind, double si, double off) {
    Point point = map.point(name);
    double held = held(name, kind, si);
    if (Double.isNaN(held)) {
      return;
    }
    double value = Units.fromSi(point, kind, held);
    if (Math.abs(held - si) > off * (1 + 1e-9)) {
      String wanted = QuantityText.number(Units.fromSi(point, kind, si));
      String unit = point.meaning().unit();
      refuse(
          name
              + " would be "
              + QuantityText.number(value)
              + " "
              + unit
              + " instead of "
              + wanted
              + " "
              + unit
              + ", which is too far off");
    }
    settings.put(name, new Setting(point, value));
  }

  /** The press trips by itself at this force, or a little below it, never above. */
  void cap(String point, Force cap) {
    double newtons = cap.newtons();
    double held = held(point, QuantityKind.FORCE, newtons);
    double step = step(point, QuantityKind.FORCE, newtons);
    set(point, QuantityKind.FORCE, held > newtons ? held - step : newtons, CAP_OFF * newtons);
  }

  Load.Outcome outcome() {
    return problem
        .<Load.Outcome>map(Load.Outcome.Refused::new)
        .orElseGet(
            () -> new Load.Outcome.Fits(new Load(List.copyOf(settings.values()), legs, losses)));
  }
}
