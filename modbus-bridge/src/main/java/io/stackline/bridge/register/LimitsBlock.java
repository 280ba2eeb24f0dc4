package io.stackline.bridge.register;

import static io.stackline.bridge.register.PressmapTag.*;

import io.stackline.press.PressLimits;
import io.stackline.unit.Area;
import io.stackline.unit.Force;
import io.stackline.unit.ForceRate;
import io.stackline.unit.Length;
import io.stackline.unit.Temperature;
import java.util.Optional;

/** The limits a PLC is given (PRESSMAP 1.0, holding registers 64 to 83). */
public final class LimitsBlock {
  public static final int ADDRESS = 64;
  public static final int SIZE = 20;

  private LimitsBlock() {}

  /**
   * The registers for these limits, CRC included.
   *
   * @throws IllegalArgumentException naming the limit that is no finite, non-negative number
   */
  public static Words encode(PressLimits limits) {
    return Words.from(ADDRESS)
        .f32(checked("force cap", limits.forceCap().toKN()))
        .f32(checked("rate cap", limits.rateCap().toKNPerSecond()))
        .f32(checked("largest position", limits.positionMax().toMm()))
        .f32(checked("temperature cap", limits.temperatureCap().toCelsius()))
        .f32(checked("overshoot trip", limits.overshootTrip().toKN()))
        .f32(checked("imbalance trip", limits.imbalanceTripPercent()))
        .f32(checked("abort rate", limits.abortRate().toKNPerSecond()))
        .f32(checked("die area", limits.dieArea().toMm2()))
        .u32(limits.id())
        .u16(0)
        .crc()
        .done();
  }

  private static double checked(String name, double value) {
    if (!(value >= 0 && Float.isFinite((float) value))) {
      throw new IllegalArgumentException(
          "limits: " + name + " " + value + " is no finite number from 0 upwards");
    }
    return value;
  }

  /** The CRC that stands in a block. */
  public static int crc(Words words) {
    return words.u16(LIMITS_CRC_WRITTEN.address());
  }

  /** The limits in these registers, unless their CRC does not hold. */
  public static Optional<PressLimits> decode(Words words) {
    if (words.crc(ADDRESS, LIMITS_CRC_WRITTEN.address()) != crc(words)) {
      return Optional.empty();
    }
    return Optional.of(
        new PressLimits(
            Force.ofKN(FORCE_CAP_KN.f32(words)),
            ForceRate.ofKNPerSecond(RATE_CAP_KN_S.f32(words)),
            Length.ofMm(POS_MAX_MM.f32(words)),
            Temperature.ofCelsius(TEMP_CAP_C.f32(words)),
            Force.ofKN(OVERSHOOT_TRIP_KN.f32(words)),
            IMBALANCE_TRIP_PCT.f32(words),
            ForceRate.ofKNPerSecond(ABORT_RATE_KN_S.f32(words)),
            Area.ofMm2(DIE_AREA_MM2.f32(words)),
            LIMITS_ID.u32(words)));
  }
}
