package io.stackline.plcsim;

import java.util.Optional;

/**
 * Says what speaks against a profile: first its form, then its numbers, then the limits of press
 * and stage.
 */
final class ProfileCheck {
  private final double ratedN;
  private final double fastestMmPerS;
  private final boolean heater;
  private final double lowRangeN;

  /**
   * A check for one press.
   *
   * @param ratedN its rating
   * @param fastestMmPerS fastest approach
   * @param heater whether its platens heat
   * @param lowRangeN range of its low-range cell, 0 = none
   */
  ProfileCheck(double ratedN, double fastestMmPerS, boolean heater, double lowRangeN) {
    this.ratedN = ratedN;
    this.fastestMmPerS = fastestMmPerS;
    this.heater = heater;
    this.lowRangeN = lowRangeN;
  }

  /** What is wrong with these registers in themselves and on this press. */
  Optional<Refusal> refusal(int[] block) {
    int count = block[Profile.COUNT];
    if (count < 1 || count > Profile.MAX_SEGMENTS) {
      return refused(Nack.BAD_PROFILE, Profile.COUNT);
    }
    if (Profile.crcOver(block, count) != block[Profile.CRC]) {
      return refused(Nack.CRC, Profile.CRC);
    }
    Optional<Refusal> header = header(block);
    double heldN = Double.NaN;
    for (int i = 0; i < count && header.isEmpty(); i++) {
      int at = Profile.HEADER + i * Segment.REGISTERS;
      header = segment(block, at);
      if (header.isEmpty()) {
        header = continuity(Segment.at(block, at), at, heldN);
        heldN = heldAfter(Segment.at(block, at), heldN);
      }
    }
    return header;
  }

  /** What these limits forbid in a profile that is otherwise sound. */
  static Optional<Refusal> beyond(Profile profile, Limits limits) {
    for (int i = 0; i < profile.segments().size(); i++) {
      Segment segment = profile.segments().get(i);
      int at = Profile.HEADER + i * Segment.REGISTERS;
      if (segment.targetN() > limits.highestTargetN()) {
        return refused(Nack.OVER_LIMIT, at + Segment.TARGET);
      }
      boolean loads = segment.type() != SegmentType.RELEASE;
      if (loads && segment.rateNPerS() > limits.rateCapNPerS() * (1 + 1e-6)) {
        return refused(Nack.OVER_LIMIT, at + Segment.RATE);
      }
      if (segment.temperatureC() > limits.temperatureCapC()) {
        return refused(Nack.OVER_LIMIT, at + Segment.TEMPERATURE);
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> header(int[] block) {
    int[] positive = {Profile.ABORT_RATE, Profile.CONTACT, Profile.APPROACH};
    for (int at : positive) {
      if (!isPositive(RegisterWriter.f32(block, at))) {
        return refused(Nack.ARGUMENT_RANGE, at);
      }
    }
    boolean timed = RegisterWriter.u32(block, Profile.ABOVE_MAX) != 0;
    double above = RegisterWriter.f32(block, Profile.ABOVE);
    if (timed ? !isPositive(above) : !isNotNegative(above)) {
      return refused(Nack.ARGUMENT_RANGE, Profile.ABOVE);
    }
    if (!LossAction.exists(block[Profile.LOSS_ACTION])) {
      return refused(Nack.ARGUMENT_RANGE, Profile.LOSS_ACTION);
    }
    if (RegisterWriter.u32(block, 0) == 0) {
      return refused(Nack.BAD_PROFILE, 0);
    }
    boolean tooFast = RegisterWriter.f32(block, Profile.APPROACH) > fastestMmPerS;
    return tooFast ? refused(Nack.OVER_LIMIT, Profile.APPROACH) : Optional.empty();
  }

  private Optional<Refusal> segment(int[] block, int at) {
    Optional<SegmentType> type = SegmentType.of(block[at]);
    if (type.isEmpty() || (type.get() == SegmentType.HEAT && !heater)) {
      return refused(Nack.BAD_PROFILE, at);
    }
    if (!LossAction.exists(block[at + Segment.LOSS_ACTION])) {
      return refused(Nack.ARGUMENT_RANGE, at + Segment.LOSS_ACTION);
    }
    Segment segment = Segment.at(block, at);
    if (!isNotNegative(segment.targetN())) {
      return refused(Nack.ARGUMENT_RANGE, at + Segment.TARGET);
    }
    if (type.get().moves()
        ? !isPositive(segment.rateNPerS())
        : !isNotNegative(segment.rateNPerS())) {
      return refused(Nack.ARGUMENT_RANGE, at + Segment.RATE);
    }
    if (type.get().holds()
        ? !isPositive(segment.toleranceN())
        : !isNotNegative(segment.toleranceN())) {
      return refused(Nack.ARGUMENT_RANGE, at + Segment.TOLERANCE);
    }
    if (type.get().holds() && segment.durationMs() == 0) {
      return refused(Nack.ARGUMENT_RANGE, at + Segment.DURATION);
    }
    return range(segment, at);
  }

  private Optional<Refusal> range(Segment segment, int at) {
    if (segment.targetN() > ratedN) {
      return refused(Nack.OVER_LIMIT, at + Segment.TARGET);
    }
    if (segment.lowCell() && lowRangeN <= 0) {
      return refused(Nack.HARDWARE, at + 1);
    }
    boolean beyondLow = segment.lowCell() && segment.targetN() > lowRangeN;
    return beyondLow ? refused(Nack.OVER_LIMIT, at + Segment.TARGET) : Optional.empty();
  }

  /**
   * A hold must stand where the segment before it arrived, or say how fast to go there: the force
   * must never jump.
   */
  private static Optional<Refusal> continuity(Segment segment, int at, double heldN) {
    boolean jumps =
        segment.type().holds()
            && segment.rateNPerS() <= 0
            && !(Math.abs(segment.targetN() - heldN) <= segment.toleranceN());
    return jumps ? refused(Nack.BAD_PROFILE, at + Segment.TARGET) : Optional.empty();
  }

  private static double heldAfter(Segment segment, double heldN) {
    return segment.type().moves() || segment.type().holds() ? segment.targetN() : heldN;
  }

  private static boolean isPositive(double value) {
    return value > 0 && !Double.isInfinite(value);
  }

  private static boolean isNotNegative(double value) {
    return value >= 0 && !Double.isInfinite(value);
  }

  private static Optional<Refusal> refused(Nack reason, int offset) {
    return Optional.of(new Refusal(reason, Profile.FIRST_REGISTER + offset));
  }
}
