package io.stackline.plcsim.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.stackline.plcsim.Bench;
import io.stackline.plcsim.BenchBlock;
import io.stackline.plcsim.BenchLayer;
import io.stackline.plcsim.LimitWords;
import io.stackline.plcsim.Materials;
import io.stackline.plcsim.PlcState;
import io.stackline.plcsim.ProfileWords;
import io.stackline.plcsim.SensorParameters;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A simulated press over real sockets. */
class SimulatedPressIT {
  private static final LimitWords LIMITS = new LimitWords(20, 1, 0.3, 1);

  private static final int HALF_RING = 512;

  /** At DEBUG, j2mod writes a line a frame. */
  @BeforeAll
  static void quieten() {
    ((Logger) LoggerFactory.getLogger("com.ghgande.j2mod")).setLevel(Level.INFO);
  }

  private static SimulatedPress press(double speed) throws IOException {
    SimulatedPressConfig config =
        SimulatedPressConfig.reference25t("P1", SensorParameters.withLowRange());
    return SimulatedPress.start(config, new Bench(), System::nanoTime, speed);
  }

  private static RawOwner owner(SimulatedPress press) throws IOException {
    RawOwner owner = new RawOwner(press.port());
    owner.await(() -> owner.reg(104) == PlcState.IDLE.code());
    BenchLayer powder = new BenchLayer.PowderLoad(Materials.LPSCL, 100);
    owner.bench(BenchBlock.newCell(7, 10, owner.nextBenchSequence()).registers());
    owner.bench(BenchBlock.addLayer(7, powder, owner.nextBenchSequence()).registers());
    owner.bench(BenchBlock.place(7, owner.nextBenchSequence()).registers());
    // DIE_PRESENT is an input like any other: the PLC sees it with its next scan.
    owner.await(() -> (owner.reg(107) >> 14 & 1) == 1);
    owner.acquire();
    return owner;
  }

  private static ProfileWords program(long runId, long dwellMs) {
    return new ProfileWords(runId)
        .segment(ProfileWords.RAMP, ProfileWords.SOFT, 8, 0.4, 0)
        .segment(ProfileWords.DWELL, ProfileWords.SOAK, 8, 0, dwellMs)
        .segment(ProfileWords.RELEASE, 0, 0, 0.5, 0);
  }

  @Test
  void aMasterWithNothingButASocketRunsAProgramAndLosesNoSampleAtHighSpeed() throws IOException {
    try (SimulatedPress press = press(200);
        RawOwner owner = owner(press)) {
      int[] identity = owner.master().read(4, 0, 32);
      assertArrayEquals(
          new int[] {0x5052, 0x0100, 0x0102, 0x0304, 0xC2F6, 0xE666}, firstSix(identity));
      assertEquals(200, identity[24], "at 200-fold speed a sample is due every 200 ms");
      owner.go(LIMITS, program(1, 20_000));
      owner.await(() -> owner.reg(104) == PlcState.COMPLETE.code());
      assertEquals(20_000L, owner.u32(120), "dwell credit");
      assertEquals(8.0, owner.f32(166), 0.08, "peak kN");
      assertTrue(owner.samples() > 300, "control: the trace was read, " + owner.samples());
      assertEquals(0, owner.lost());
      assertTrue(
          press.speedAchieved() > 5 && press.speedAchieved() <= 220,
          "speed " + press.speedAchieved());
    }
  }

  private static int[] firstSix(int[] words) {
    return new int[] {words[0], words[1], words[2], words[3], words[4], words[5]};
  }

  @Test
  void theProtocolsExceptionsAreGiven() throws IOException {
    try (SimulatedPress press = press(1);
        RawMaster master = new RawMaster(press.port(), 1);
        RawMaster stranger = new RawMaster(press.port(), 9)) {
      assertArrayEquals(bytes(0x84, 2), master.exchange(RawMaster.request(4, 30, 4)), "hole");
      assertArrayEquals(bytes(0x84, 3), master.exchange(RawMaster.request(4, 4096, 126)), "count");
      assertArrayEquals(bytes(0x84, 3), master.exchange(RawMaster.request(4, 100, 0)), "none");
      assertArrayEquals(bytes(0x83, 2), master.exchange(RawMaster.request(3, 16, 1)), "hole");
      assertArrayEquals(bytes(0x86, 2), master.exchange(RawMaster.request(6, 100, 1)), "read only");
      assertArrayEquals(
          bytes(0x82, 2), master.exchange(RawMaster.request(2, 31, 2)), "beyond the last");
      assertArrayEquals(
          bytes(0x85, 2), master.exchange(RawMaster.request(5, 2, 0xFF00)), "no such coil");
      assertArrayEquals(bytes(0x88, 1), master.exchange(RawMaster.request(8, 0, 0)), "function");
      assertArrayEquals(bytes(0x84, 0x0B), stranger.exchange(RawMaster.request(4, 100, 1)), "unit");
    }
  }

  @Test
  void coilsDiscretesAndSingleRegistersAnswerAsTheyShould() throws IOException {
    try (SimulatedPress press = press(1);
        RawMaster master = new RawMaster(press.port(), 1)) {
      byte[] lamp = RawMaster.request(5, 1, 0xFF00);
      assertArrayEquals(lamp, master.exchange(lamp), "FC5 echoes");
      assertArrayEquals(bytes(1, 1, 0b10), master.exchange(RawMaster.request(1, 0, 2)));
      byte[] single = RawMaster.request(6, 64, 0x4081);
      assertArrayEquals(single, master.exchange(single), "FC6 echoes");
      assertArrayEquals(bytes(3, 2, 0x40, 0x81), master.exchange(RawMaster.request(3, 64, 1)));
      assertArrayEquals(bytes(2, 4), prefix(master.exchange(RawMaster.request(2, 0, 32)), 2));
    }
  }

  @Test
  void aFrameInPiecesIsOneFrameAndAnImpossibleOneClosesOnlyItsOwnConnection() throws IOException {
    try (SimulatedPress press = press(1);
        RawMaster master = new RawMaster(press.port(), 1);
        RawMaster vandal = new RawMaster(press.port(), 1)) {
      for (byte octet : master.frame(RawMaster.request(4, 0, 1))) {
        master.out().write(octet);
        master.out().flush();
      }
      assertArrayEquals(bytes(4, 2, 0x50, 0x52), master.answer());
      byte[] lyingByteCount = {16, 0, 64, 0, 20, 2, 0, 0};
      assertArrayEquals(bytes(0x90, 3), vandal.exchange(lyingByteCount));
      vandal.out().write(new byte[] {0, 1, 0, 0, 0, 0, 1, 4});
      assertThrows(IOException.class, vandal::answer, "a header with no length");
      assertArrayEquals(bytes(4, 2, 0x50, 0x52), master.exchange(RawMaster.request(4, 0, 1)));
    }
  }

  @Test
  void timeWaitsForASilentOwnerUntilHisConnectionIsClosed() throws IOException {
    try (SimulatedPress press = press(500);
        RawOwner owner = owner(press);
        RawOwner watcher = new RawOwner(press.port())) {
      owner.go(LIMITS, program(1, 60_000));
      owner.await(() -> owner.reg(104) == PlcState.DWELL.code());
      owner.beat();
      watcher.refresh();
      for (int i = 0; i < 500; i++) {
        watcher.refresh();
        assertTrue(
            watcher.reg(110) >= 14, "the lease must not run out while the owner's socket is open");
      }
      assertEquals(PlcState.DWELL.code(), watcher.reg(104));
      owner.hangUp();
      watcher.await(() -> watcher.reg(104) == PlcState.COMPLETE_ORPHAN.code());
      assertEquals(0, watcher.reg(110));
    }
  }

  @Test
  void timeWaitsForTheReaderOfTheTrace() throws IOException {
    try (SimulatedPress press = press(500);
        RawOwner owner = owner(press)) {
      owner.go(LIMITS, program(1, 600_000));
      owner.await(() -> owner.reg(104) == PlcState.DWELL.code());
      long read = owner.u32(154);
      owner.awaitWithoutReading(() -> owner.u32(154) - read > HALF_RING - 64);
      for (int i = 0; i < 300; i++) {
        owner.beat();
        owner.refresh();
      }
      long unread = owner.u32(154) - read;
      assertTrue(unread <= HALF_RING + 2, "unread samples " + unread);
      owner.await(() -> owner.u32(154) > read + 2 * HALF_RING);
      assertEquals(0, owner.lost());
    }
  }

  @Test
  void aCutCableClosesEverythingAndTheSamePortAnswersAfterwards() throws IOException {
    try (SimulatedPress press = press(1)) {
      int port = press.port();
      try (RawMaster master = new RawMaster(port, 1)) {
        master.read(4, 100, 80);
        press.cutLink();
        assertThrows(IOException.class, () -> master.read(4, 100, 80));
        assertThrows(IOException.class, () -> new RawMaster(port, 1).read(4, 0, 1));
      }
      press.restoreLink();
      try (RawMaster master = new RawMaster(port, 1)) {
        assertEquals(0x5052, master.read(4, 0, 1)[0]);
      }
    }
  }

  @Test
  void aRestartIsSeenInBootCountAndEpoch() throws IOException {
    try (SimulatedPress press = press(50);
        RawOwner owner = owner(press)) {
      int boots = owner.reg(175);
      long epoch = owner.u32(108);
      press.restart();
      owner.await(() -> owner.reg(104) == PlcState.IDLE.code());
      assertEquals(boots + 1, owner.reg(175));
      assertEquals(epoch + 1, owner.u32(108));
      assertEquals(0, owner.reg(110), "nobody owns it");
    }
  }

  @Test
  void theSeventeenthMasterIsTurnedAwayAndTheOthersStay() throws IOException {
    List<RawMaster> masters = new ArrayList<>();
    try (SimulatedPress press = press(1)) {
      for (int i = 0; i < Port.MAX_CONNECTIONS; i++) {
        masters.add(new RawMaster(press.port(), 1));
        masters.get(i).read(4, 0, 1);
      }
      try (RawMaster oneTooMany = new RawMaster(press.port(), 1)) {
        assertThrows(IOException.class, () -> oneTooMany.read(4, 0, 1));
      }
      assertEquals(0x5052, masters.get(0).read(4, 0, 1)[0]);
    } finally {
      for (RawMaster master : masters) {
        master.close();
      }
    }
  }

  private static byte[] bytes(int... octets) {
    byte[] result = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      result[i] = (byte) octets[i];
    }
    return result;
  }

  private static byte[] prefix(byte[] all, int count) {
    return Arrays.copyOf(all, count);
  }
}
