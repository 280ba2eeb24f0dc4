package io.stackline.plcsim.vendor;

import static io.stackline.plcsim.vendor.PlainProgram.Flag.AT_SET_POINT;
import static io.stackline.plcsim.vendor.PlainProgram.Flag.CONTACT;
import static io.stackline.plcsim.vendor.PlainProgram.Flag.FAULT;
import static io.stackline.plcsim.vendor.PlainProgram.Flag.OPEN;
import static io.stackline.plcsim.vendor.PlainProgram.Flag.STARTED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.plcsim.Sensor;
import io.stackline.plcsim.vendor.PlainProgram.Flag;
import io.stackline.plcsim.vendor.VendorPlc.Table;
import org.junit.jupiter.api.Test;

/** The plain press by its registers alone, 0-based. */
class PlainProgramTest {
  private static final int SET_POINT = 0;
  private static final int RATE = 1;
  private static final int FORCE = 0;
  private static final int STATUS = 2;

  private final VendorRig press = new VendorRig(VendorKind.PLAIN);

  private boolean is(Flag flag) {
    return (press.input(STATUS) >> flag.bit() & 1) == 1;
  }

  private void pressed() {
    press.write(SET_POINT, 100);
    press.coil(true);
    press.until(() -> is(AT_SET_POINT), 60);
  }

  @Test
  void itFollowsTheSetPointWhileTheCoilIsOn() {
    assertEquals(1 << OPEN.bit(), press.input(STATUS));
    press.write(RATE, 20);
    press.write(SET_POINT, 100);
    press.scans(5);
    assertFalse(is(STARTED), "a set-point alone moves nothing");
    pressed();
    assertEquals(100, press.input(FORCE), 1);
    press.write(SET_POINT, 200);
    assertEquals(5, press.until(() -> press.forceKn() > 19.8, 20), 0.5, "2 kN/s");
    press.write(SET_POINT, 50);
    press.until(() -> is(AT_SET_POINT), 20);
    assertEquals(5, press.forceKn(), 0.1);
    press.coil(false);
    press.scans(1);
    assertFalse(is(STARTED));
    press.until(() -> is(OPEN), 60);
    assertEquals(0, press.forceKn());
    assertFalse(is(CONTACT) || is(FAULT));
  }

  @Test
  void aSilentHostLeavesItWhereItIs() {
    pressed();
    press.seconds(300);
    assertEquals(10, press.forceKn(), 0.1);
  }

  @Test
  void whatInterruptsItLeavesItStandingUntilTheCoilHasBeenOff() {
    pressed();
    press.panel.guard(false);
    press.scans(1);
    assertFalse(is(STARTED));
    press.panel.guard(true);
    press.seconds(5);
    assertFalse(is(STARTED), "the coil is still on");
    assertTrue(is(CONTACT));
    press.coil(false);
    press.until(() -> is(OPEN), 60);
    pressed();
  }

  @Test
  void aCoilThatGoesOnWhileSomethingIsWrongStartsNothingLater() {
    press.panel.oilLevel(5);
    press.scans(1);
    assertTrue(is(FAULT));
    press.coil(true);
    press.scans(2);
    press.panel.oilLevel(80);
    press.seconds(1);
    assertFalse(is(STARTED) || is(FAULT));
  }

  @Test
  void aRestartTurnsTheCoilOffAndTheLoadComesOff() {
    pressed();
    press.restart();
    press.until(() -> is(OPEN), 60);
    assertEquals(10, press.holding(RATE));
  }

  @Test
  void theTestNumberTellsTheOrderOfWords() {
    assertEquals(0xC2F6, press.input(10));
    assertEquals(0xE666, press.input(11));
  }

  @Test
  void anOpenCellShowsItsSentinel() {
    press.sensors.open(Sensor.HIGH_CELL);
    press.sensors.open(Sensor.POSITION);
    press.scans(1);
    assertEquals(0x8000, press.input(FORCE));
    assertEquals(0xFFFF, press.input(1));
    assertTrue(is(Flag.SENSOR_FAULT) && is(FAULT));
  }

  @Test
  void whatIsOutOfRangeOrNotThereIsRefused() {
    assertEquals(0, press.write(SET_POINT, 2500));
    assertEquals(3, press.write(SET_POINT, 2501));
    assertEquals(3, press.write(RATE, 0));
    assertEquals(3, press.write(RATE, 101));
    assertEquals(2500, press.holding(SET_POINT));
    assertEquals(2, press.write(2, 1), "spare");
    assertEquals(0, press.write(9, 0xABCD));
    assertEquals(2, press.readException(Table.INPUT, 12, 1));
    assertEquals(2, press.readException(Table.HOLDING, 0, 11));
    assertEquals(2, press.readException(Table.COILS, 0, 2));
  }
}
