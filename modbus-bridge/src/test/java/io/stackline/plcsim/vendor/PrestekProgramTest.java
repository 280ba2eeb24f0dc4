package io.stackline.plcsim.vendor;

import static io.stackline.plcsim.vendor.PrestekProgram.Flag.ALARM;
import static io.stackline.plcsim.vendor.PrestekProgram.Flag.COMPLETE;
import static io.stackline.plcsim.vendor.PrestekProgram.Flag.CONTACT;
import static io.stackline.plcsim.vendor.PrestekProgram.Flag.HELD;
import static io.stackline.plcsim.vendor.PrestekProgram.Flag.IN_TOLERANCE;
import static io.stackline.plcsim.vendor.PrestekProgram.Flag.MOVING;
import static io.stackline.plcsim.vendor.PrestekProgram.Flag.RELEASING;
import static io.stackline.plcsim.vendor.PrestekProgram.Flag.RUNNING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.plcsim.Sensor;
import io.stackline.plcsim.vendor.PrestekProgram.Flag;
import io.stackline.plcsim.vendor.VendorPlc.Table;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PRESTEK by its registers alone. */
class PrestekProgramTest {
  private static final int FORCE = 0x1000;
  private static final int STEP = 0x1005;
  private static final int SEGMENT = 0x1100;
  private static final int COMMAND = 0x1180;
  private static final int ECHO = 0x1181;
  private static final int WORN = 0x11F0;
  private static final int BUSY = 6;

  private final VendorRig press = new VendorRig(VendorKind.PRESTEK);

  private boolean is(Flag flag) {
    return press.holding(flag.address()) == 1;
  }

  private void command(int code) {
    assertEquals(0, press.write(COMMAND, code));
    press.scans(1);
  }

  /** 0.4 kN for 2 s, then 18.9 kN within 24 s for 20 s, then off within 24 s. */
  private void program() {
    int[] table = new int[32];
    int[] rows = {4, 1, 2, 2, 189, 24, 20, 2, 0, 24, 0, 2};
    System.arraycopy(rows, 0, table, 0, rows.length);
    assertEquals(0, press.write(SEGMENT, table));
  }

  private void toTheMainDwell() {
    program();
    command(1);
    press.until(() -> press.holding(STEP) == 4, 120);
  }

  @Test
  void segmentsAreRunOneAfterTheOtherAndTheLoadComesOffByItself() {
    List<Integer> steps = new ArrayList<>();
    program();
    command(1);
    press.host =
        () -> {
          int step = press.holding(STEP);
          if (steps.isEmpty() || steps.get(steps.size() - 1) != step) {
            steps.add(step);
          }
        };
    press.until(() -> press.holding(STEP) == 4, 120);
    assertEquals(189, press.holding(FORCE), 1);
    assertEquals(20, press.until(() -> press.holding(STEP) != 4, 60), 0.1);
    press.until(() -> !is(RUNNING), 90);
    press.scans(1);
    assertEquals(List.of(1, 2, 3, 4, 5, 0), steps, "a segment without dwell has no dwell step");
    assertTrue(is(COMPLETE));
    assertFalse(is(RELEASING) || is(MOVING) || is(CONTACT) || is(ALARM));
    assertEquals(0, press.forceKn());
    assertTrue(press.peakKn() < 19.1, "kN = " + press.peakKn());
    command(8);
    assertFalse(is(COMPLETE));
  }

  @Test
  void aRampTakesItsTime() {
    program();
    command(1);
    press.until(() -> press.holding(STEP) == 3, 60);
    assertEquals(24, press.until(() -> press.holding(STEP) == 4, 60), 0.1);
    press.seconds(5);
    assertTrue(is(IN_TOLERANCE));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 2501, 2500",
    "0, 0xFFFF, 0",
    "0, 2500, 2500",
    "1, 10000, 9999",
    "2, 0xFFFF, 9999",
    "3, 251, 250",
    "28, 3000, 2500",
    "31, 9, 9"
  })
  void whatIsOutOfRangeIsClampedWithoutAWord(int offset, String written, int kept) {
    assertEquals(0, press.write(SEGMENT + offset, Integer.decode(written)));
    assertEquals(kept, press.holding(SEGMENT + offset));
  }

  @Test
  void everySegmentRegisterThatIsWrittenCountsChangedOrNotAndOverARestart() {
    press.write(SEGMENT, 100);
    press.write(SEGMENT, 100);
    press.write(SEGMENT + 4, 1, 2, 3, 4);
    assertEquals(6, press.holding(WORN));
    command(8);
    press.restart();
    assertEquals(6, press.holding(WORN), "commands are not kept there");
    assertEquals(100, press.holding(SEGMENT));
  }

  @Test
  void itIsBusyWhileItMovesAndThenChangesNothing() {
    program();
    command(1);
    int worn = press.holding(WORN);
    assertTrue(is(MOVING));
    assertEquals(BUSY, press.write(SEGMENT, 50));
    press.until(() -> press.holding(STEP) == 4, 120);
    press.scans(2);
    assertFalse(is(MOVING));
    assertEquals(worn, press.holding(WORN));
    assertEquals(0, press.write(SEGMENT + 6, 1), "in a dwell it listens");
    press.seconds(15);
    assertEquals(4, press.holding(STEP), "the dwell it was started with counts");
  }

  @Test
  void theEchoShowsWhatWasExecutedAndNotWhatWasRefused() {
    press.write(COMMAND, 8);
    assertEquals(0, press.holding(ECHO), "not before the next scan");
    press.scans(1);
    assertEquals(8, press.holding(ECHO));
    command(1);
    assertEquals(8, press.holding(ECHO), "there is no program");
    program();
    press.panel.guard(false);
    press.scans(1);
    command(1);
    assertEquals(8, press.holding(ECHO), "the guard is open");
    assertFalse(is(RUNNING) || is(ALARM));
    press.panel.guard(true);
    press.scans(1);
    command(1);
    assertEquals(1, press.holding(ECHO));
    command(99);
    assertEquals(1, press.holding(ECHO), "nobody knows it");
  }

  @Test
  void aProgramOnHoldKeepsItsForceAndItsDwell() {
    toTheMainDwell();
    press.seconds(5);
    command(2);
    assertTrue(is(HELD) && is(RUNNING));
    press.seconds(60);
    assertEquals(4, press.holding(STEP));
    assertEquals(18.9, press.forceKn(), 0.2);
    command(3);
    assertFalse(is(HELD));
    assertEquals(15, press.until(() -> press.holding(STEP) == 5, 30), 0.2);
  }

  @Test
  void aRampOnHoldGoesOnToItsTarget() {
    program();
    command(1);
    press.until(() -> press.forceKn() > 8, 60);
    command(2);
    press.seconds(10);
    assertEquals(8, press.forceKn(), 0.3);
    command(3);
    press.until(() -> press.holding(STEP) == 4, 60);
    assertEquals(18.9, press.forceKn(), 0.2);
  }

  @Test
  void stopReleasesAndOpens() {
    toTheMainDwell();
    command(4);
    assertTrue(is(RELEASING) && is(MOVING) && !is(RUNNING));
    assertEquals(0, press.holding(STEP));
    press.until(() -> !is(RELEASING), 60);
    assertEquals(0, press.forceKn());
    assertFalse(is(COMPLETE));
  }

  @Test
  void anEmergencyStopLatchesTheAlarmAndHoldsTheLoad() {
    toTheMainDwell();
    press.panel.emergencyStop(true);
    press.scans(1);
    assertTrue(is(ALARM) && !is(RUNNING) && is(CONTACT));
    press.seconds(10);
    assertTrue(press.forceKn() > 17, "kN = " + press.forceKn());
    press.panel.emergencyStop(false);
    command(8);
    assertFalse(is(ALARM));
    command(4);
    press.until(() -> press.forceKn() == 0, 60);
  }

  @Test
  void anOpenSensorShowsItsSentinel() {
    press.sensors.open(Sensor.HIGH_CELL);
    press.sensors.open(Sensor.LINE_PRESSURE);
    press.sensors.open(Sensor.POSITION);
    press.sensors.open(Sensor.PLATEN_TEMPERATURE);
    press.scans(1);
    for (int address : new int[] {FORCE, 0x1001, 0x1004}) {
      assertEquals(0x8000, press.holding(address), "register " + address);
    }
    assertEquals(0x8000, press.holding(0x1002), "low word first");
    assertEquals(0xFFFF, press.holding(0x1003));
  }

  @Test
  void aRestartUnderLoadRaisesTheAlarm() {
    toTheMainDwell();
    press.restart();
    assertTrue(is(ALARM) && is(CONTACT) && !is(RUNNING));
    command(4);
    press.until(() -> press.forceKn() == 0, 60);
  }

  @Test
  void whatIsNotListedIsRefusedAndWritesAreAllOrNothing() {
    assertEquals(0, press.readException(Table.HOLDING, 0x1000, 6));
    assertEquals(2, press.readException(Table.HOLDING, 0x1000, 7));
    assertEquals(2, press.readException(Table.HOLDING, 0x11F1, 1));
    assertEquals(2, press.write(0x1000, 1));
    assertEquals(2, press.write(COMMAND, 1, 1), "the echo cannot be written");
    assertEquals(2, press.write(SEGMENT + 31, 1, 1));
    assertEquals(0, press.holding(SEGMENT + 31));
    assertEquals(0, press.holding(WORN));
  }
}
