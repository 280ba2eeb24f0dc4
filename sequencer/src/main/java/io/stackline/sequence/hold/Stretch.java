package io.stackline.sequence.hold;

import io.stackline.run.HoldSummary;
import io.stackline.run.HoldSummary.Span;
import io.stackline.run.Swing;
import io.stackline.unit.Length;
import io.stackline.unit.Pressure;
import io.stackline.unit.Quantity;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.util.function.DoubleFunction;

/** A stretch of a hold while it is being measured: pascals, metres and kelvin over seconds. */
final class Stretch {
  private final TimeWeighted pressure = new TimeWeighted();
  private final TimeWeighted position = new TimeWeighted();
  private final TimeWeighted temperature = new TimeWeighted();

  /** Pressure and position at a moment. */
  record Point(double pascals, double metres) {
    /** On the straight line to a later one, at this share of the way. */
    Point towards(Point later, double share) {
      return new Point(
          pascals + share * (later.pascals - pascals), metres + share * (later.metres - metres));
    }
  }

  void add(double seconds, Point from, Point to) {
    pressure.add(seconds, from.pascals(), to.pascals());
    position.add(seconds, from.metres(), to.metres());
  }

  void warm(double seconds, double fromKelvin, double toKelvin) {
    temperature.add(seconds, fromKelvin, toKelvin);
  }

  void add(Stretch other) {
    pressure.add(other.pressure);
    position.add(other.position);
    temperature.add(other.temperature);
  }

  void clear() {
    pressure.clear();
    position.clear();
    temperature.clear();
  }

  HoldSummary summary(Span span, int n, double fromSeconds, double toSeconds) {
    return new HoldSummary(
        span,
        n,
        duration(fromSeconds),
        duration(toSeconds),
        swing(pressure, Pressure::new),
        swing(position, Length::new),
        swing(temperature, Temperature::new));
  }

  private static <Q extends Quantity> Swing<Q> swing(TimeWeighted of, DoubleFunction<Q> unit) {
    return new Swing<>(
        unit.apply(of.lowest()),
        unit.apply(of.highest()),
        unit.apply(of.mean()),
        duration(of.seconds()));
  }

  private static Duration duration(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
