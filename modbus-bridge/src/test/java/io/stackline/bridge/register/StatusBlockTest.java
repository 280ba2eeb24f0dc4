package io.stackline.bridge.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.Alarm;
import io.stackline.press.Interlock;
import io.stackline.press.PressMode;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.press.ProfileState;
import io.stackline.press.SegmentType;
import io.stackline.press.StatusFlag;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusBlockTest {
  /** A dwell at 3.927 kN, written out by hand from the register table of PRESSMAP 1.0. */
  private static final String[] DWELL = {
    "0005 0006 0001 0002 0005 0002 003C FFFF", // 100: snap, hb, uptime, state, mode, bits, locks
    "0000 0007 001E 0009 002A 0002 0000 0000", // 108: epoch, lease, echo, ack
    "0002 0002 0000 3039 0000 2AF8 0000 BF68", // 116: segment, elapsed, credit, remaining
    "407B 53F8 407B 53F8 407B 53F8 40F9 999A", // 124: force, set-point, target, line
    "4220 0000 0000 0000 407B 53F8 7FC0 0000", // 132: position, speed, low cell, cell 1
    "7FC0 0000 7FC0 0000 41C8 0000 7FC0 0000", // 140: cells 2 and 3, platens
    "41F0 0000 42A0 0000 C120 0000 0001 0003", // 148: oil, level, output, head
    "0000 03E9 1B28 0003 0004 0008 0100 0000", // 156: run, profile, trips, warnings
    "0003 0001 407B 645A 0000 0007 0000 0000", // 164: first-out, changes, peak, cycles
    "0000 0000 8B4B 0002 EF38 0000 0007 0005", // 172: nonce, stale, limits, boot, ack, snap
  };

  private static Words with(int register, int value) {
    Words words = Hex.at(100, DWELL);
    int[] changed = words.toArray();
    changed[register - 100] = value;
    return Words.at(100, changed);
  }

  private static StatusBlock good(Words words) {
    return assertInstanceOf(StatusBlock.Outcome.Good.class, StatusBlock.decode(words)).block();
  }

  @Test
  void everyFieldComesFromItsRegister() {
    StatusBlock block = good(Hex.at(100, DWELL));
    PressStatus press = block.press();

    assertEquals(PressState.DWELL, press.state());
    assertEquals(PressMode.REMOTE, press.mode());
    assertEquals(
        Set.of(
            StatusFlag.CONTACT, StatusFlag.IN_BAND, StatusFlag.PROFILE_VALID, StatusFlag.RUNNING),
        press.flags());
    assertEquals(Set.of(Interlock.values()), press.healthy());
    assertEquals(Set.of(Alarm.OVERFORCE, Alarm.RESTARTED), press.trips());
    assertEquals(Set.of(Alarm.OIL_TEMPERATURE), press.warnings());
    assertEquals(
        new PressStatus.Step(
            2,
            SegmentType.DWELL,
            Duration.ofMillis(12345),
            Duration.ofSeconds(11),
            Duration.ofSeconds(49)),
        press.step());
    assertEquals(3.927, press.forces().actual().toKN(), 1e-6);
    assertEquals(3.928, press.forces().peak().toKN(), 1e-6);
    assertEquals(7.8, press.forces().line().toBar(), 1e-6);
    assertEquals(40, press.motion().position().toMm(), 1e-9);
    assertEquals(-10, press.motion().outputPercent());
    assertEquals(25, press.climate().platenUpper().toCelsius(), 1e-9);
    assertTrue(Double.isNaN(press.climate().platenLower().kelvin()), "not fitted");
    assertEquals(80, press.climate().oilLevelPercent());
    assertEquals(
        new PressStatus.Loaded(1001, ProfileState.RUNNING, 0x1B28, 0x8B4B), press.loaded());
    assertEquals(
        new PressStatus.Plc(Duration.ofMillis(65538), 2, 7, Duration.ofSeconds(3), 65539, 7),
        press.plc());
    assertEquals(9, block.hostBeatEcho());
    assertEquals(new StatusBlock.Ack(42, AckCode.DONE, 0, 0, 0xEF38, 7), block.ack());
  }

  @Test
  void aReadThatTheRefreshCutInTwoIsTorn() {
    assertEquals(new StatusBlock.Outcome.Torn(5, 6), StatusBlock.decode(with(179, 6)));
  }

  @ParameterizedTest
  @CsvSource({
    "104, 16, STATE",
    "105, 4, MODE",
    "117, 8, SEG_TYPE",
    "159, 5, PROFILE_STATE",
    "113, 5, ACK_CODE",
  })
  void aCodeNobodyKnowsIsRefusedAndNeverGuessed(int register, int value, String name) {
    StatusBlock.Outcome.Unreadable refused =
        assertInstanceOf(
            StatusBlock.Outcome.Unreadable.class, StatusBlock.decode(with(register, value)));

    assertTrue(refused.reason().contains("register " + register), refused.reason());
    assertTrue(refused.reason().contains(name), refused.reason());
  }

  @Test
  void theLargestKnownCodesAreStillRead() {
    assertEquals(PressState.COMPLETE_ORPHAN, good(with(104, 15)).press().state());
    assertEquals(SegmentType.PRELOAD, good(with(117, 7)).press().step().type());
    assertFalse(good(with(160, 0)).press().trips().contains(Alarm.OVERFORCE));
  }
}
