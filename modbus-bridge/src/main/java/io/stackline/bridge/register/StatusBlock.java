package io.stackline.bridge.register;

import static io.stackline.bridge.register.PressmapTag.*;

import io.stackline.press.Alarm;
import io.stackline.press.Interlock;
import io.stackline.press.PressMode;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.press.ProfileState;
import io.stackline.press.SegmentType;
import io.stackline.press.StatusFlag;
import io.stackline.press.WordBit;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import io.stackline.unit.LinePressure;
import io.stackline.unit.Speed;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The status of a press as one untorn read (PRESSMAP 1.0, input registers 100 to 179).
 *
 * @param press what every reader may know
 * @param ack what only the one who commands needs
 * @param hostBeatEcho the last heartbeat the PLC has taken
 * @param firstOut the trip that came first of those latched
 * @param pulse what moves while the PLC's program runs
 */
public record StatusBlock(
    PressStatus press, Ack ack, int hostBeatEcho, Optional<Alarm> firstOut, Pulse pulse) {
  public static final int ADDRESS = 100;
  public static final int SIZE = 80;

  /**
   * The PLC's answer to the last command it consumed.
   *
   * @param sequence CMD_SEQ of that command
   * @param reason NACK_REASON, 0 if none
   * @param detail register or segment at fault, 0 if none
   * @param crc CRC of that command's frame; with {@code epoch} its identity
   * @param epoch CMD_EPOCH of that command
   */
  public record Ack(int sequence, AckCode code, int reason, int detail, int crc, long epoch) {}

  /**
   * Signs of life of the PLC's program.
   *
   * @param snap SNAP_A, grows with each refresh of the block, at least every 20 ms
   * @param beat PLC_HB, grows every 100 ms
   */
  public record Pulse(int snap, int beat) {}

  /** What became of reading the block. */
  public sealed interface Outcome {
    /** It is whole and every code is known. */
    record Good(StatusBlock block) implements Outcome {}

    /** The PLC refreshed it during the read: read again at once. */
    record Torn(int snapA, int snapB) implements Outcome {}

    /** It holds a code that PRESSMAP 1.0 does not know, so nothing of it is believed. */
    record Unreadable(String reason) implements Outcome {}
  }

  /** Decodes the 80 registers. */
  public static Outcome decode(Words words) {
    if (SNAP_A.u16(words) != SNAP_B.u16(words)) {
      return new Outcome.Torn(SNAP_A.u16(words), SNAP_B.u16(words));
    }
    Optional<PressState> state = PressState.ofCode(STATE.u16(words));
    Optional<PressMode> mode = PressMode.ofCode(MODE.u16(words));
    Optional<SegmentType> segment = SegmentType.ofCode(SEG_TYPE.u16(words));
    Optional<ProfileState> profile = ProfileState.ofCode(PROFILE_STATE.u16(words));
    Optional<AckCode> code = AckCode.ofCode(ACK_CODE.u16(words));
    if (state.isEmpty()) {
      return unknown(STATE, words);
    }
    if (mode.isEmpty()) {
      return unknown(MODE, words);
    }
    if (segment.isEmpty()) {
      return unknown(SEG_TYPE, words);
    }
    if (profile.isEmpty()) {
      return unknown(PROFILE_STATE, words);
    }
    if (code.isEmpty()) {
      return unknown(ACK_CODE, words);
    }
    PressStatus press =
        new PressStatus(
            state.get(),
            mode.get(),
            WordBit.in(StatusFlag.class, STATUS.u16(words)),
            WordBit.in(Interlock.class, INTERLOCK.u16(words)),
            WordBit.in(Alarm.class, TRIP_W0.u16(words) | (long) TRIP_W1.u16(words) << 16),
            WordBit.in(Alarm.class, WARN_W0.u16(words) | (long) WARN_W1.u16(words) << 16),
            step(words, segment.get()),
            forces(words),
            motion(words),
            climate(words),
            loaded(words, profile.get()),
            plc(words));
    return new Outcome.Good(
        new StatusBlock(
            press,
            ack(words, code.get()),
            HOST_HB_ECHO.u16(words),
            firstOut(words),
            new Pulse(SNAP_A.u16(words), PLC_HB.u16(words))));
  }

  /** Alarms are numbered from 1. */
  private static Optional<Alarm> firstOut(Words words) {
    int bit = FIRST_OUT.u16(words) - 1;
    return Arrays.stream(Alarm.values()).filter(alarm -> alarm.bit() == bit).findFirst();
  }

  private static Outcome unknown(PressmapTag tag, Words words) {
    return new Outcome.Unreadable(
        "register "
            + tag.address()
            + " ("
            + tag
            + ") holds "
            + tag.u16(words)
            + ", which PRESSMAP 1.0 does not know");
  }

  private static PressStatus.Step step(Words words, SegmentType type) {
    return new PressStatus.Step(
        SEG_INDEX.u16(words),
        type,
        Duration.ofMillis(SEG_ELAPSED_MS.u32(words)),
        Duration.ofMillis(DWELL_CREDIT_MS.u32(words)),
        Duration.ofMillis(DWELL_REMAIN_MS.u32(words)));
  }

  private static PressStatus.Forces forces(Words words) {
    return new PressStatus.Forces(
        Force.ofKN(FORCE_KN.f32(words)),
        Force.ofKN(FORCE_SP_KN.f32(words)),
        Force.ofKN(FORCE_TARGET_KN.f32(words)),
        Force.ofKN(FORCE_LOW_KN.f32(words)),
        Force.ofKN(PEAK_KN.f32(words)),
        LinePressure.ofBar(LINE_BAR.f32(words)),
        cells(words));
  }

  /** All three, or none where one of them is not fitted. */
  private static List<Force> cells(Words words) {
    List<Force> cells =
        List.of(
            Force.ofKN(LC1_KN.f32(words)),
            Force.ofKN(LC2_KN.f32(words)),
            Force.ofKN(LC3_KN.f32(words)));
    return cells.stream().allMatch(Force::isKnown) ? cells : List.of();
  }

  private static PressStatus.Motion motion(Words words) {
    return new PressStatus.Motion(
        Length.ofMm(POS_MM.f32(words)),
        Speed.ofMmPerSecond(VEL_MM_S.f32(words)),
        OUT_PCT.f32(words));
  }

  private static PressStatus.Climate climate(Words words) {
    return new PressStatus.Climate(
        Temperature.ofCelsius(PLATEN_UP_C.f32(words)),
        Temperature.ofCelsius(PLATEN_LO_C.f32(words)),
        Temperature.ofCelsius(OIL_C.f32(words)),
        OIL_LEVEL_PCT.f32(words));
  }

  private static PressStatus.Loaded loaded(Words words, ProfileState profile) {
    return new PressStatus.Loaded(
        RUN_ID.u32(words), profile, PROFILE_CRC.u16(words), LIMITS_CRC.u16(words));
  }

  private static PressStatus.Plc plc(Words words) {
    return new PressStatus.Plc(
        Duration.ofMillis(UPTIME_MS.u32(words)),
        BOOT_COUNT.u16(words),
        OWNER_EPOCH.u32(words),
        Duration.ofMillis(100L * LEASE_DS.u16(words)),
        TRACE_HEAD.u32(words),
        CYCLES.u32(words));
  }

  private static Ack ack(Words words, AckCode code) {
    return new Ack(
        ACK_SEQ.u16(words),
        code,
        NACK_REASON.u16(words),
        ACK_DETAIL.u16(words),
        ACK_CRC.u16(words),
        ACK_EPOCH.u32(words));
  }
}
