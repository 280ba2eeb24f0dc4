package io.stackline.plcsim.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.plcsim.Bench;
import io.stackline.plcsim.SensorParameters;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Hundreds of PLCs in one process. */
class RackIT {
  private static final int PRESSES = 500;
  private static final int MOST_THREADS = 5;
  private static final int UPTIME = 102;

  private static List<Thread> plcThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(each -> each.getName().startsWith("plc-"))
        .toList();
  }

  @Test
  void fiveHundredPressesOpenQuicklyWithAHandfulOfThreadsAndAllOfThemRun() throws IOException {
    List<SimulatedPress> presses = new ArrayList<>();
    Bench bench = new Bench();
    long start = System.nanoTime();
    try (Rack rack = Rack.open(System::nanoTime)) {
      Set<Integer> ports = new HashSet<>();
      for (int i = 0; i < PRESSES; i++) {
        presses.add(
            rack.start(
                SimulatedPressConfig.reference25t("P" + i, SensorParameters.withLowRange()),
                bench,
                1));
        ports.add(presses.get(i).port());
      }
      double seconds = (System.nanoTime() - start) * 1e-9;
      assertEquals(PRESSES, ports.size(), "a port each");
      assertTrue(seconds < 2, "opened in " + seconds + " s");
      assertTrue(plcThreads().size() <= MOST_THREADS, plcThreads().toString());
      for (SimulatedPress press : presses) {
        try (RawMaster master = new RawMaster(press.port(), 1)) {
          int[] uptime = master.read(4, UPTIME, 2);
          assertTrue((uptime[0] << 16 | uptime[1]) > 0, "its PLC runs");
        }
      }
    }
    assertEquals(List.of(), plcThreads(), "no thread outlives its rack");
  }

  @Test
  void listensAtTheAddressItIsGivenAndNowhereElse() throws IOException {
    InetAddress here = InetAddress.getByName("127.0.0.2");
    try (Rack rack = Rack.open(here, System::nanoTime)) {
      int port = rack.start("P", Address.tcp(0, 1), new Scratchpad(), 1).port();
      try (Socket reached = new Socket(here, port)) {
        assertTrue(reached.isConnected());
      }
      assertThrows(
          ConnectException.class, () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
    }
  }

  @Test
  void aPressClosesAtOnceAlsoWhileItsMastersHangUp() throws IOException {
    try (Rack rack = Rack.open(System::nanoTime)) {
      for (int i = 0; i < 100; i++) {
        SimulatedPress press = rack.start("P", Address.tcp(0, 1), new Scratchpad(), 1);
        List<RawMaster> masters = new ArrayList<>();
        for (int m = 0; m < Port.MAX_CONNECTIONS; m++) {
          masters.add(new RawMaster(press.port(), 1));
          masters.get(m).read(3, 0, 1);
        }
        for (RawMaster master : masters) {
          master.close();
        }
        // The socket thread is busy with the masters while this waits for it.
        press.close();
        assertFalse(press.inUse());
      }
    }
  }
}
