package io.stackline.plcsim.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Simulated time after the machine was busy with something else. */
class PacerTest {
  /** At twice the speed: what may be made up is, the rest is dropped. */
  @ParameterizedTest
  @CsvSource({"50, 20, 40", "50, 800, 100", "1000, 800, 1600", "1000, 5000, 2000"})
  void simulatedTimeIsMadeUpAsFarAsTheDeviceMay(int catchUpMs, int busyMs, long simulatedMs) {
    Slot slot = new Slot("A", new Scratchpad(Duration.ofMillis(catchUpMs)));
    Pacer pacer = new Pacer(slot, 2, 0);
    pacer.owe(Duration.ofMillis(busyMs).toNanos());
    int slices = 0;
    while (pacer.pay()) {
      slices++;
    }
    assertEquals(simulatedMs, slot.locked(Device::uptimeMs), slices + " slices");
  }
}
