package io.stackline.bench;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.bridge.register.Identity;
import io.stackline.bridge.register.StatusBlock;
import io.stackline.bridge.register.Words;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.junit.jupiter.api.Test;

/** A harness that cannot see a loss would find none. */
final class HarnessTest {
  @Test
  void aMissingNumberIsSeenAndARepeatedOneIsNoLoss() {
    Follower follower = new Follower(true, 1, 1);
    follower.measure();
    for (int number : new int[] {65_533, 65_534, 65_535, 0, 0, 1, 4}) {
      follower.take(1, new DataValue(new Variant(ushort(number))));
    }
    Figures figures = follower.report(1);
    assertEquals(2, figures.get("missing"), "2 and 3");
    assertEquals(1, figures.get("repeats_s"));
    assertEquals(5, figures.get("values_s"));
    assertEquals(0, figures.get("disordered"));
  }

  @Test
  void aNumberThatComesLateIsNoLossButOneThatComesTwiceMakesUpForNone() {
    Follower follower = new Follower(true, 1);
    follower.measure();
    for (int number : new int[] {65_534, 0, 65_535, 3, 3, 0, 2, 2}) {
      follower.take(0, new DataValue(new Variant(ushort(number))));
    }
    Figures figures = follower.report(1);
    assertEquals(1, figures.get("missing"), "1");
    assertEquals(2, figures.get("disordered"), "65535 and 2");
    assertEquals(3, figures.get("repeats_s"), "3, 0 and 2");
  }

  @Test
  void theAgeOfAStampIsTheTimeSinceItWasTaken() {
    assertTrue(Stamp16.age(Stamp16.now()) < 1_000_000);
    long half = Stamp16.age(Stamp16.now() - 5_000 & 0xFFFF);
    assertTrue(half >= 500_000 && half < 1_500_000, half + " µs");
  }

  @Test
  void sharesOfAllTimesAreReadFromTheHistogram() {
    Histogram histogram = new Histogram();
    for (int i = 1; i <= 100; i++) {
      histogram.add(i * 1000L);
    }
    assertEquals(50, histogram.millis(0.5));
    assertEquals(99, histogram.millis(0.99));
    assertEquals(100, histogram.millis(1));
  }

  @Test
  void anOptionNobodyKnowsIsRefused() {
    String[] told = {"--plc", "3"};
    assertThrows(IllegalArgumentException.class, () -> Options.of(told, Set.of("plcs")));
  }

  @Test
  void everyPollOfAFarmsPlcBringsTheNextNumberAndADeadOneHoldsUpNobody() throws Exception {
    PlcFarm farm = new PlcFarm("--base", "0", "--count", "3", "--mode", "sequence", "--dead", "1");
    Thread thread = new Thread(() -> serve(farm), "farm");
    thread.start();
    try (Socket dead = new Socket(InetAddress.getLoopbackAddress(), farm.port(0));
        Socket press = new Socket(InetAddress.getLoopbackAddress(), farm.port(1))) {
      dead.setSoTimeout(100);
      press.setSoTimeout(5_000);
      assertThrows(SocketTimeoutException.class, () -> read(dead, 4, 0, 32));
      assertInstanceOf(Identity.Outcome.Known.class, Identity.decode(read(press, 4, 0, 32)));
      for (int number = 1; number <= 100; number++) {
        StatusBlock.Outcome outcome = StatusBlock.decode(read(press, 4, 100, 80));
        StatusBlock block = ((StatusBlock.Outcome.Good) outcome).block();
        assertEquals(number, block.press().forces().actual().toKN(), 1e-9);
        assertEquals(number, block.press().climate().oil().toCelsius(), 1e-9);
      }
      assertEquals(101, read(press, 3, 0, FarmPlc.TAGS).u16(49));
    } finally {
      farm.tell("end");
      thread.join(5_000);
    }
  }

  private static Words read(Socket socket, int function, int address, int count)
      throws IOException {
    ByteBuffer request = ByteBuffer.allocate(12).putShort((short) 1).putShort((short) 0);
    request.putShort((short) 6).put((byte) 1).put((byte) function);
    request.putShort((short) address).putShort((short) count);
    socket.getOutputStream().write(request.array());
    DataInputStream in = new DataInputStream(socket.getInputStream());
    assertEquals(2 * count, in.readNBytes(9)[8] & 0xFF, "bytes in the answer");
    Words.Writer words = Words.from(address);
    for (int i = 0; i < count; i++) {
      words.u16(in.readUnsignedShort());
    }
    return words.done();
  }

  private static void serve(PlcFarm farm) {
    try {
      farm.serve();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
