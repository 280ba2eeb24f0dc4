package io.stackline.plcsim.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.plcsim.Bench;
import io.stackline.plcsim.PlcState;
import io.stackline.plcsim.SensorParameters;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every trouble at the press, seen in its registers. */
class TroubleIT {
  private static final long SEED = 1;
  private static final int STATE = 104;
  private static final int INTERLOCKS = 107;
  private static final int BOOT_COUNT = 175;
  private static final int FORCE_LOW = 136;
  private static final int OIL_C = 148;
  private static final int OIL_LEVEL = 150;

  /** The bit of INTERLOCKS that falls. */
  private static final Map<Trouble, Integer> INTERLOCK =
      Map.of(
          Trouble.E_STOP, 0,
          Trouble.GUARD_OPEN, 1,
          Trouble.OIL_LOW, 5,
          Trouble.HIGH_CELL_OPEN, 7,
          Trouble.PUMP_BROKEN, 11,
          Trouble.GAS_LOST, 12,
          Trouble.GLOVEBOX_WET, 13);

  private static SimulatedPress press() throws IOException {
    return SimulatedPress.start(
        SimulatedPressConfig.reference25t("P1", SensorParameters.withLowRange()),
        new Bench(),
        System::nanoTime,
        20);
  }

  private static boolean healthy(RawOwner seen, int bit) {
    return (seen.reg(INTERLOCKS) >> bit & 1) == 1;
  }

  @Test
  void eachInterlockFallsWithItsTroubleAndComesBackWithItsEnd() throws IOException {
    try (SimulatedPress press = press();
        RawOwner seen = new RawOwner(press.port())) {
      seen.await(() -> seen.reg(STATE) == PlcState.IDLE.code());
      for (Map.Entry<Trouble, Integer> each : INTERLOCK.entrySet()) {
        int bit = each.getValue();
        seen.await(() -> healthy(seen, bit));
        press.fault(Fault.Order.now(Fault.AtPress.of(each.getKey())), SEED);
        seen.await(() -> !healthy(seen, bit));
        press.clearFaults();
        seen.await(() -> healthy(seen, bit));
      }
    }
  }

  @Test
  void theSensorsShowWhatTheyAreToldTo() throws IOException {
    try (SimulatedPress press = press();
        RawOwner seen = new RawOwner(press.port())) {
      seen.await(() -> seen.reg(STATE) == PlcState.IDLE.code());
      double warm = seen.f32(OIL_C);
      press.fault(Fault.Order.now(new Fault.AtPress(Trouble.OIL_HOT, 20)), SEED);
      seen.await(() -> seen.f32(OIL_C) > warm + 19);
      press.fault(Fault.Order.now(new Fault.AtPress(Trouble.OIL_LOW, 12)), SEED);
      seen.await(() -> seen.f32(OIL_LEVEL) == 12);
      press.fault(Fault.Order.now(Fault.AtPress.of(Trouble.LOW_CELL_OPEN)), SEED);
      seen.await(() -> Double.isNaN(seen.f32(FORCE_LOW)));
      press.clearFaults();
      seen.await(() -> seen.f32(FORCE_LOW) < 0.05 && seen.f32(OIL_C) < warm + 1);
    }
  }

  @Test
  void aRestartOnCommandHappensOnceAndAtItsTime() throws IOException {
    try (SimulatedPress press = press();
        RawOwner seen = new RawOwner(press.port())) {
      int boots = seen.reg(BOOT_COUNT);
      Fault restart = Fault.AtPress.of(Trouble.RESTART);
      press.fault(new Fault.Order(restart, Duration.ofSeconds(3), Duration.ZERO), SEED);
      seen.await(() -> press.uptimeMs() > 1500);
      assertEquals(boots, seen.reg(BOOT_COUNT), "not yet");
      seen.await(() -> seen.reg(BOOT_COUNT) == boots + 1);
      seen.await(() -> press.uptimeMs() > 2000);
      press.clearFaults();
      seen.refresh();
      assertEquals(boots + 1, seen.reg(BOOT_COUNT));
    }
  }

  @Test
  void aTroubleThatLastsSomeTimeEndsByItself() throws IOException {
    try (SimulatedPress press = press();
        RawOwner seen = new RawOwner(press.port())) {
      Fault open = Fault.AtPress.of(Trouble.GUARD_OPEN);
      long begin = press.uptimeMs();
      press.fault(new Fault.Order(open, Duration.ZERO, Duration.ofSeconds(4)), SEED);
      seen.await(() -> !healthy(seen, 1));
      seen.await(() -> healthy(seen, 1));
      assertTrue(press.uptimeMs() - begin >= 3900, (press.uptimeMs() - begin) + " ms");
    }
  }
}
