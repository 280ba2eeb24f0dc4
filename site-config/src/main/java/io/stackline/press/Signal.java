package io.stackline.press;

import io.stackline.unit.QuantityKind;
import java.util.Optional;

/** The numbers a press may tell of itself. */
public enum Signal {
  /** Force of the controlling cell. */
  FORCE(QuantityKind.FORCE),
  /** Working set-point of the force loop. */
  SETPOINT(QuantityKind.FORCE),
  /** Where the set-point is going. */
  TARGET(QuantityKind.FORCE),
  /** Force of the low-range cell. */
  LOW_RANGE(QuantityKind.FORCE),
  /** Highest force since the start. */
  PEAK(QuantityKind.FORCE),
  /** Pressure of the oil. */
  LINE(QuantityKind.LINE_PRESSURE),
  /** Position of the ram. */
  POSITION(QuantityKind.LENGTH),
  /** Speed of the ram. */
  SPEED(QuantityKind.SPEED),
  /** Temperature of the upper platen. */
  PLATEN_UPPER(QuantityKind.TEMPERATURE),
  /** Temperature of the lower platen. */
  PLATEN_LOWER(QuantityKind.TEMPERATURE),
  /** Temperature of the oil. */
  OIL(QuantityKind.TEMPERATURE),
  /** Level of the oil. */
  OIL_LEVEL(QuantityKind.SHARE),
  /** Output of the force loop. */
  OUTPUT(QuantityKind.SHARE),
  /** Platen cell 1, of three at 120°. */
  CELL_1(QuantityKind.FORCE),
  /** Platen cell 2. */
  CELL_2(QuantityKind.FORCE),
  /** Platen cell 3. */
  CELL_3(QuantityKind.FORCE),
  /** Step of the program under way. */
  STEP,
  /** Time in band so far. */
  DWELL_CREDITED(QuantityKind.DURATION),
  /** Time in band still to come. */
  DWELL_REMAINING(QuantityKind.DURATION),
  /** The device's own running time. */
  UPTIME(QuantityKind.DURATION);

  @SuppressWarnings("ImmutableEnumChecker") // an Optional of an enum never changes
  private final Optional<QuantityKind> kind;

  Signal() {
    this.kind = Optional.empty();
  }

  Signal(QuantityKind kind) {
    this.kind = Optional.of(kind);
  }

  /** What it is a quantity of; a step is a bare number. */
  public Optional<QuantityKind> kind() {
    return kind;
  }
}
