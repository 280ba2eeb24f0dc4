package io.stackline.bridge.driver;

import io.stackline.bridge.register.AckCode;
import io.stackline.bridge.register.StatusBlock;
import io.stackline.press.Alarm;
import io.stackline.press.Interlock;
import io.stackline.press.PressMode;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.press.ProfileState;
import io.stackline.press.SegmentType;
import io.stackline.press.StatusFlag;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import io.stackline.unit.LinePressure;
import io.stackline.unit.Speed;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A status as a test wants it; what is not said is that of an idle, unowned press. */
final class Sighting {
  PressState state = PressState.IDLE;
  PressMode mode = PressMode.REMOTE;
  Set<Alarm> trips = EnumSet.noneOf(Alarm.class);
  Set<Interlock> healthy = EnumSet.allOf(Interlock.class);
  Optional<Alarm> firstOut = Optional.empty();
  int boot = 3;
  long epoch = 7;
  long leaseMs;
  int ackSeq = 41;
  AckCode ackCode = AckCode.DONE;
  int ackReason;
  int ackDetail;
  int ackCrc = 0x1111;
  long ackEpoch = 6;
  long run = 1000;
  long uptimeMs = 1_000_000;
  long head = 100_000;
  int profileCrc;
  int limitsCrc;
  int beatEcho = 5;
  SegmentType segment = SegmentType.NONE;
  long creditMs;
  double peakKN = 3.9;
  double targetKN;
  Set<StatusFlag> flags = EnumSet.of(StatusFlag.LIMITS_LOADED);

  StatusBlock block() {
    Force zero = Force.ZERO;
    Temperature room = Temperature.ofCelsius(25);
    PressStatus press =
        new PressStatus(
            state,
            mode,
            flags,
            healthy,
            trips,
            Set.of(),
            new PressStatus.Step(
                0, segment, Duration.ZERO, Duration.ofMillis(creditMs), Duration.ZERO),
            new PressStatus.Forces(
                zero, zero, Force.ofKN(targetKN), zero, Force.ofKN(peakKN), LinePressure.ofBar(2)),
            new PressStatus.Motion(Length.ofMm(40), Speed.ofMmPerSecond(0), 0),
            new PressStatus.Climate(room, room, room, 80),
            new PressStatus.Loaded(run, ProfileState.EMPTY, profileCrc, limitsCrc),
            new PressStatus.Plc(
                Duration.ofMillis(uptimeMs), boot, epoch, Duration.ofMillis(leaseMs), head, 0));
    return new StatusBlock(
        press,
        new StatusBlock.Ack(ackSeq, ackCode, ackReason, ackDetail, ackCrc, ackEpoch),
        beatEcho,
        firstOut,
        new StatusBlock.Pulse(1, 1));
  }
}
