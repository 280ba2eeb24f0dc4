package io.stackline.plcsim.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import io.stackline.plcsim.Bench;
import io.stackline.plcsim.PlantParameters;
import io.stackline.plcsim.PlcParameters;
import io.stackline.plcsim.SensorParameters;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Twenty thousand hostile requests against a press in either framing. Every write among them
 * carries {@link HostileRequests#MARKER}, which must never appear in a register.
 */
class HostileRequestsIT {
  private static final long SEED = Long.getLong("hostile.seed", 20261122L);
  private static final int REQUESTS = 10_000;
  private static final int ATTACKERS = 8;
  private static final int HALF_OPEN = 4;
  private static final int[][] HOLDING_BLOCKS = {
    {0, 16}, {32, 6}, {64, 20}, {128, 104}, {232, 104}
  };

  private static SimulatedPress press(Rack rack, Address address) throws IOException {
    SimulatedPressConfig config =
        new SimulatedPressConfig(
            "P1",
            address,
            PlantParameters.reference25t(),
            SensorParameters.withLowRange(),
            PlcParameters.reference(1),
            1);
    return rack.start(config, new Bench(), 1);
  }

  private static long openFiles() {
    UnixOperatingSystemMXBean system =
        (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getOpenFileDescriptorCount();
  }

  @Test
  void noneIsObeyedNothingHangsAndNothingLeaks() throws IOException {
    try (Rack rack = Rack.open(System::nanoTime)) {
      SimulatedPress tcp = press(rack, Address.tcp(0, 1));
      SimulatedPress rtu = press(rack, Address.rtuOverTcp(0, 1));
      int[] tcpBefore = registers(tcp, Framing.MBAP);
      int[] rtuBefore = registers(rtu, Framing.RTU_OVER_TCP);
      awaitClosed(tcp, rtu);
      int threads = Thread.activeCount();
      long files = openFiles();

      attack(tcp, new HostileRequests(Framing.MBAP, SEED));
      attack(rtu, new HostileRequests(Framing.RTU_OVER_TCP, SEED));

      assertArrayEquals(tcpBefore, registers(tcp, Framing.MBAP), "seed " + SEED);
      assertArrayEquals(rtuBefore, registers(rtu, Framing.RTU_OVER_TCP), "seed " + SEED);
      assertEquals(threads, Thread.activeCount(), "threads, seed " + SEED);
      awaitClosed(tcp, rtu);
      assertEquals(files, openFiles(), "open files, seed " + SEED);

      assertTrue(markedByAnHonestWrite(tcp, Framing.MBAP), "control: the marker would be seen");
      assertTrue(markedByAnHonestWrite(rtu, Framing.RTU_OVER_TCP), "control");
    }
  }

  /** The server learns of a closed socket a moment after the client closed it. */
  private static void awaitClosed(SimulatedPress... presses) {
    long end = System.nanoTime() + 5_000_000_000L;
    for (SimulatedPress press : presses) {
      while (press.inUse()) {
        assertTrue(System.nanoTime() < end, "connections stay open, seed " + SEED);
        Thread.onSpinWait();
      }
    }
  }

  /** Eight sockets in turn, and four that keep half a frame open all the time. */
  private static void attack(SimulatedPress press, HostileRequests requests) throws IOException {
    RawWire[] wires = new RawWire[ATTACKERS + HALF_OPEN];
    for (int i = 0; i < wires.length; i++) {
      wires[i] = new RawWire(press.port());
    }
    for (int i = ATTACKERS; i < wires.length; i++) {
      wires[i].trySend(requests.half());
    }
    for (int i = 0; i < REQUESTS; i++) {
      int at = i % ATTACKERS;
      boolean sent = wires[at].trySend(requests.next()) && wires[at].tryDrain();
      if (!sent || requests.endsConnection()) {
        wires[at].finish();
        wires[at] = new RawWire(press.port());
      }
    }
    for (RawWire wire : wires) {
      wire.finish();
    }
  }

  private static boolean markedByAnHonestWrite(SimulatedPress press, Framing framing)
      throws IOException {
    try (RawWire wire = new RawWire(press.port())) {
      wire.ask(framing, 1, RawMaster.request(6, 64, HostileRequests.MARKER));
    }
    return Arrays.stream(registers(press, framing)).anyMatch(w -> w == HostileRequests.MARKER);
  }

  /** All holding registers and coils, over a connection of their own. */
  private static int[] registers(SimulatedPress press, Framing framing) throws IOException {
    try (RawWire wire = new RawWire(press.port())) {
      int[] all = new int[HostileRequests.REGISTERS];
      int at = 0;
      for (int[] block : HOLDING_BLOCKS) {
        byte[] pdu = wire.ask(framing, 1, RawMaster.request(3, block[0], block[1]));
        assertEquals(3, pdu[0], "a well-formed request is answered, seed " + SEED);
        for (int i = 0; i < block[1]; i++) {
          all[at++] = (pdu[2 + 2 * i] & 0xFF) << 8 | (pdu[3 + 2 * i] & 0xFF);
        }
      }
      all[at] = wire.ask(framing, 1, RawMaster.request(1, 0, 2))[2];
      return all;
    }
  }
}
