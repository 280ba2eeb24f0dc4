package io.stackline.plcsim.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.plcsim.Bench;
import io.stackline.plcsim.SensorParameters;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every mishap of a transaction, seen by a master who looks at the octets. */
class WireFaultIT {
  private static final long SEED = 7;
  private static final int[] READ = {0, 9, 0, 0, 0, 6, 1, 4, 0, 0, 0, 1};
  private static final byte[] READ_ANSWER = RawWire.octets(0, 9, 0, 0, 0, 5, 1, 4, 2, 0x50, 0x52);
  private static final int[] WRITE = {0, 9, 0, 0, 0, 6, 1, 6, 0, 64, 0x40, 0x81};
  private static final int[] READ_BACK = {0, 9, 0, 0, 0, 6, 1, 3, 0, 64, 0, 1};
  private static final int SNAP_A = 0;
  private static final int SNAP_B = 79;

  private final Rack rack;
  private final SimulatedPress press;
  private final RawWire wire;

  WireFaultIT() throws IOException {
    rack = Rack.open(System::nanoTime);
    press = press("P1");
    wire = new RawWire(press.port());
  }

  @BeforeEach
  void aSoundPressAnswers() throws IOException {
    wire.send(READ);
    assertArrayEquals(READ_ANSWER, wire.exactly(READ_ANSWER.length), "control");
  }

  @AfterEach
  void aClearedPressAnswersAgain() throws IOException {
    press.clearFaults();
    try (RawWire fresh = new RawWire(press.port())) {
      fresh.send(READ);
      assertArrayEquals(READ_ANSWER, fresh.exactly(READ_ANSWER.length));
    }
    wire.close();
    rack.close();
  }

  private SimulatedPress press(String name) throws IOException {
    SimulatedPressConfig config =
        SimulatedPressConfig.reference25t(name, SensorParameters.withLowRange());
    return rack.start(config, new Bench(), 1);
  }

  private void fault(Mishap mishap) {
    press.fault(Fault.Order.now(Fault.OnWire.of(mishap, 1)), SEED);
  }

  private int written() throws IOException {
    press.clearFaults();
    wire.send(READ_BACK);
    byte[] answer = wire.exactly(11);
    return (answer[9] & 0xFF) << 8 | (answer[10] & 0xFF);
  }

  @Test
  void aLostRequestIsNotCarriedOut() throws IOException {
    fault(Mishap.LOST_REQUEST);
    wire.send(WRITE);
    assertEquals(0, wire.untilSilence().length);
    assertEquals(0, written());
  }

  @Test
  void aLostAnswerIsThatOfARequestThatWasCarriedOut() throws IOException {
    fault(Mishap.LOST_REPLY);
    wire.send(WRITE);
    assertEquals(0, wire.untilSilence().length);
    assertEquals(0x4081, written());
  }

  @Test
  void aLateAnswerIsWholeAndLate() throws IOException {
    press.fault(Fault.Order.now(Fault.OnWire.late(Duration.ofMillis(90), 1)), SEED);
    long start = System.nanoTime();
    wire.send(READ);
    assertArrayEquals(READ_ANSWER, wire.exactly(READ_ANSWER.length));
    assertTrue(System.nanoTime() - start >= Duration.ofMillis(90).toNanos());
  }

  @Test
  void aSlowPlcHoldsUpNoOther() throws IOException {
    SimulatedPress other = press("P2");
    press.fault(
        Fault.Order.now(Fault.OnWire.delay(Duration.ofMillis(400), Duration.ofMillis(410))), SEED);
    wire.send(READ);
    try (RawMaster master = new RawMaster(other.port(), 1)) {
      for (int i = 0; i < 100; i++) {
        master.read(4, 100, 80);
      }
    }
    assertFalse(wire.hasHeard(), "a hundred reads of the other took longer than one of this");
    assertArrayEquals(READ_ANSWER, wire.exactly(READ_ANSWER.length));
  }

  @Test
  void aDoubledAnswerComesTwice() throws IOException {
    fault(Mishap.DUPLICATED);
    wire.send(READ);
    byte[] both = wire.untilSilence();
    assertEquals(2 * READ_ANSWER.length, both.length);
    assertArrayEquals(READ_ANSWER, Arrays.copyOf(both, READ_ANSWER.length));
    assertArrayEquals(
        READ_ANSWER, Arrays.copyOfRange(both, READ_ANSWER.length, 2 * READ_ANSWER.length));
  }

  @Test
  void ofATruncatedAnswerTheEndIsMissing() throws IOException {
    fault(Mishap.TRUNCATED);
    wire.send(READ);
    byte[] heard = wire.untilSilence();
    assertTrue(heard.length > 0 && heard.length < READ_ANSWER.length, heard.length + " octets");
    assertArrayEquals(Arrays.copyOf(READ_ANSWER, heard.length), heard);
  }

  @Test
  void anAnswerInPiecesIsWholeInTheEnd() throws IOException {
    fault(Mishap.PIECES);
    wire.send(READ);
    byte[] first = wire.first(READ_ANSWER.length);
    assertTrue(first.length < READ_ANSWER.length, first.length + " octets at once");
    byte[] rest = wire.exactly(READ_ANSWER.length - first.length);
    byte[] whole = Arrays.copyOf(first, READ_ANSWER.length);
    System.arraycopy(rest, 0, whole, first.length, rest.length);
    assertArrayEquals(READ_ANSWER, whole);
  }

  /** The answer to READ, which differs from the right one between these octets only. */
  private byte[] answerDifferingIn(int from, int to) throws IOException {
    wire.send(READ);
    byte[] heard = wire.exactly(READ_ANSWER.length);
    assertFalse(Arrays.equals(READ_ANSWER, from, to, heard, from, to));
    System.arraycopy(READ_ANSWER, from, heard, from, to - from);
    assertArrayEquals(READ_ANSWER, heard, "all else is right");
    return heard;
  }

  @Test
  void aWrongTransactionIsWrongInTheTransactionAlone() throws IOException {
    fault(Mishap.WRONG_TRANSACTION);
    assertEquals(READ_ANSWER.length, answerDifferingIn(0, 2).length);
  }

  @Test
  void aWrongUnitIsWrongInTheUnitAlone() throws IOException {
    fault(Mishap.WRONG_UNIT);
    assertEquals(READ_ANSWER.length, answerDifferingIn(6, 7).length);
  }

  @Test
  void aWrongFunctionIsWrongInTheFunctionAlone() throws IOException {
    fault(Mishap.WRONG_FUNCTION);
    assertEquals(READ_ANSWER.length, answerDifferingIn(7, 8).length);
  }

  @Test
  void aWrongLengthIsWrongInTheByteCountAlone() throws IOException {
    fault(Mishap.WRONG_LENGTH);
    assertEquals(READ_ANSWER.length, answerDifferingIn(8, 9).length);
  }

  @Test
  void garbageIsNoAnswer() throws IOException {
    fault(Mishap.GARBAGE);
    wire.send(READ);
    byte[] heard = wire.untilSilence();
    assertTrue(heard.length > 0, "control: something came");
    assertFalse(Arrays.equals(READ_ANSWER, heard));
  }

  @Test
  void anExceptionComesInsteadOfTheWrite() throws IOException {
    press.fault(Fault.Order.now(Fault.OnWire.exception(6, 1)), SEED);
    wire.send(WRITE);
    assertArrayEquals(RawWire.octets(0, 9, 0, 0, 0, 3, 1, 0x86, 6), wire.exactly(9));
    assertEquals(0, written());
  }

  @Test
  void aTornStatusShowsItInItsSnapshotNumbers() throws IOException {
    try (RawMaster master = new RawMaster(press.port(), 1)) {
      int[] whole = master.read(4, 100, 80);
      assertEquals(whole[SNAP_A], whole[SNAP_B], "control");
      fault(Mishap.TORN);
      int[] torn = master.read(4, 100, 80);
      assertNotEquals(torn[SNAP_A], torn[SNAP_B]);
    }
  }

  @Test
  void aDeadPlcIsSilent() throws IOException {
    fault(Mishap.DEAD);
    wire.send(READ);
    assertEquals(0, wire.untilSilence().length);
  }

  @Test
  void theSameSeedStrikesTheSameTransactions() throws IOException {
    boolean[] first = struck(SEED);
    int count = 0;
    for (boolean each : first) {
      count += each ? 1 : 0;
    }
    assertTrue(count > 60 && count < 120, "30 % of 300 are " + count);
    assertArrayEquals(first, struck(SEED));
    assertFalse(Arrays.equals(first, struck(SEED + 1)), "control: another seed, others");
  }

  private boolean[] struck(long seed) throws IOException {
    press.clearFaults();
    press.fault(Fault.Order.now(Fault.OnWire.exception(6, 0.3)), seed);
    boolean[] struck = new boolean[300];
    try (RawMaster master = new RawMaster(press.port(), 1)) {
      for (int i = 0; i < struck.length; i++) {
        struck[i] = master.exchange(RawMaster.request(4, 0, 1))[0] != 4;
      }
    }
    return struck;
  }
}
