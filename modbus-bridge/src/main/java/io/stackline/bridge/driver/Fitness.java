package io.stackline.bridge.driver;

import io.stackline.bridge.register.Capability;
import io.stackline.bridge.register.Identity;
import io.stackline.bridge.register.LimitsBlock;
import io.stackline.bridge.register.ProfileBlock;
import io.stackline.bridge.register.Words;
import io.stackline.press.PressId;
import io.stackline.press.PressMode;
import io.stackline.press.PressProgram.Segment;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.press.SegmentType;
import io.stackline.run.PressOrder.RunProgram;
import io.stackline.run.Refusal;
import io.stackline.unit.Temperature;
import java.util.Optional;

/** Whether a press and a program suit each other, before anything is written. */
final class Fitness {
  /** A write may have 123 registers; ten segments have 120. */
  private static final int WRITE_MAX = 120;

  private Fitness() {}

  /** What stands against running this program now, if anything. */
  static Optional<Refusal> check(PressId press, RunProgram order, Event.Seen seen) {
    PressStatus status = seen.block().press();
    PressState state = status.state();
    if (state.isActive()) {
      return Optional.of(
          new Refusal(
              Refusal.Code.BUSY,
              press + " is in " + state + " with stroke " + status.loaded().runNumber(),
              "wait for its end or abort it, then order again"));
    }
    if (status.mode() != PressMode.REMOTE) {
      return Optional.of(Refusals.mode(press, status.mode()));
    }
    boolean unfit =
        switch (state) {
          case FAULT, ESTOP, MANUAL, BOOT -> true;
          default -> false;
        };
    if (unfit) {
      String why = status.trips().isEmpty() ? "" : ": " + Refusals.alarms(status.trips());
      return Optional.of(
          new Refusal(
              Refusal.Code.PRESS,
              press + " is in " + state + why,
              "clear it at the press, then order again"));
    }
    return unwritable(press, order, seen.identity());
  }

  private static Optional<Refusal> unwritable(PressId press, RunProgram order, Identity identity) {
    int segments = order.program().segments().size();
    if (segments > identity.segmentsMax()) {
      return Optional.of(
          malformed(press, segments + " segments are more than " + identity.segmentsMax()));
    }
    Optional<Temperature> heat = heat(order);
    if (heat.isPresent() && !identity.caps().contains(Capability.HEAT)) {
      return Optional.of(
          new Refusal(
              Refusal.Code.PRESS,
              press + " has no heated platens, and the stage asks for " + heat.get(),
              "press it at the room's temperature, or on a press that heats"));
    }
    try {
      load(order, identity);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(malformed(press, String.valueOf(e.getMessage())));
    }
  }

  private static Optional<Temperature> heat(RunProgram order) {
    return order.program().segments().stream()
        .filter(each -> each.type() == SegmentType.HEAT)
        .map(Segment::temperature)
        .findFirst();
  }

  private static Refusal malformed(PressId press, String reason) {
    return new Refusal(
        Refusal.Code.ARGUMENT,
        press + " cannot be given this: " + reason,
        "correct the stage, then order again");
  }

  /** The registers of an order that {@link #check} has passed. */
  static Work.Load load(RunProgram order, Identity identity) {
    Words limits = LimitsBlock.encode(order.limits());
    Words profile = ProfileBlock.encode(order.program());
    return new Work.Load(
        limits,
        LimitsBlock.crc(limits),
        ProfileBlock.parts(profile, Math.min(WRITE_MAX, identity.readMax())),
        ProfileBlock.crc(profile));
  }
}
