package io.stackline.bridge.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import io.stackline.bridge.link.ScriptedPlc.Request;
import io.stackline.bridge.link.ScriptedPlc.Wire;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Ten thousand replies on each framing, most of them wrong in one way or another. Every wrong one
 * carries a marker for its value, which must never be taken for an answer; every reading that is
 * taken is what an honest reply said.
 */
@Timeout(60)
class HostileRepliesIT {
  private static final int REPLIES = 10_000;
  private static final Duration TIMEOUT = Duration.ofMillis(5);
  private static final int MARKER = 0xDEAD;

  /** Frames that never come cost a time-out each, so they come seldom. */
  private static final int SELDOM = 60;

  private enum Lie {
    HONEST,
    PIECES,
    NUMBER,
    UNIT,
    FUNCTION,
    LENGTH_FIELD,
    BYTE_COUNT,
    TOO_LONG,
    CRC,
    GARBAGE,
    FOREIGN_EXCEPTION,
    HANG_UP,
    TRUNCATED,
    SILENT,
    LATE
  }

  private static final List<Lie> SLOW = List.of(Lie.TRUNCATED, Lie.SILENT, Lie.LATE);
  private static final List<Lie> QUICK = List.copyOf(EnumSet.complementOf(EnumSet.copyOf(SLOW)));

  private static Lie draw(Random random) {
    List<Lie> lies = random.nextInt(SELDOM) == 0 ? SLOW : QUICK;
    return lies.get(random.nextInt(lies.size()));
  }

  /** What comes too late, with the next reply; of another unit where nothing else tells it. */
  private final AtomicReference<byte[]> late = new AtomicReference<>(new byte[0]);

  private void reply(Lie lie, Request r, Wire wire, Random random) throws IOException {
    byte[] marked = r.registers(MARKER);
    wire.send(late.getAndSet(new byte[0]));
    int last = marked.length - 1;
    switch (lie) {
      case HONEST -> wire.send(r.registers(r.address()));
      case PIECES -> {
        for (byte each : r.registers(r.address())) {
          wire.send(new byte[] {each});
        }
      }
      case NUMBER -> wire.send(number(r, 1 + random.nextInt(0xFFFE)));
      case UNIT -> wire.send(r.from(r.transaction(), 2 + random.nextInt(200), 3, 2, 0xDE, 0xAD));
      case FUNCTION -> wire.send(r.frame(otherFunction(random), 2, 0xDE, 0xAD));
      case LENGTH_FIELD -> wire.send(lengthField(r, marked, random));
      case BYTE_COUNT -> wire.send(r.frame(3, 3 + random.nextInt(252), 0xDE, 0xAD));
      case TOO_LONG -> wire.send(r.frame(3, 4, 0xDE, 0xAD, 0xDE, 0xAD));
      case CRC -> wire.send(r.wrapping() == Wrapping.RTU ? flipped(marked, random) : number(r, 7));
      case GARBAGE -> wire.send(garbage(random));
      case FOREIGN_EXCEPTION -> wire.send(r.from(r.transaction(), 9, 0x83, 2));
      case HANG_UP -> wire.hangUp();
      case TRUNCATED -> wire.send(Arrays.copyOf(marked, 1 + random.nextInt(last)));
      case SILENT -> {}
      case LATE -> late.set(number(r, 0));
    }
  }

  /** The right frame with another number; without numbers, of another unit. */
  private static byte[] number(Request r, int by) {
    int unit = r.wrapping() == Wrapping.RTU ? 77 : r.unit();
    return r.from(r.transaction() + by, unit, 3, 2, 0xDE, 0xAD);
  }

  private static int otherFunction(Random random) {
    int function = random.nextInt(256);
    return function == 3 || function == 0x83 ? 4 : function;
  }

  /** A length that lies; RTU, which has none, gets a CRC that does. */
  private static byte[] lengthField(Request r, byte[] frame, Random random) {
    if (r.wrapping() == Wrapping.RTU) {
      return flipped(frame, random);
    }
    byte[] lying = frame.clone();
    lying[4] = (byte) random.nextInt(256);
    lying[5] = (byte) (6 + random.nextInt(250));
    return lying;
  }

  /** One bit of the frame, which no CRC of 16 bits overlooks. */
  private static byte[] flipped(byte[] frame, Random random) {
    byte[] flipped = frame.clone();
    int bit = random.nextInt(8 * frame.length);
    flipped[bit / 8] ^= (byte) (1 << bit % 8);
    return flipped;
  }

  private static byte[] garbage(Random random) {
    byte[] garbage = new byte[1 + random.nextInt(300)];
    for (int i = 0; i < garbage.length; i++) {
      garbage[i] = (byte) (i % 2 == 0 ? MARKER >> 8 : MARKER);
    }
    return garbage;
  }

  @ParameterizedTest
  @EnumSource
  void noWrongValueIsTakenAndNothingHangsOrLeaks(Wrapping wrapping) throws Exception {
    long seed = Long.getLong("hostile.seed", 20261122L) + (wrapping == Wrapping.RTU ? 1 : 0);
    Random random = new Random(seed);
    long filesBefore = openFiles();
    int threadsBefore = Thread.activeCount();
    int taken = 0;
    int refused = 0;
    try (ScriptedPlc plc =
            ScriptedPlc.start(wrapping, (r, wire) -> reply(draw(random), r, wire, random));
        PlcLink link = Lines.alone(plc.connection(TIMEOUT))) {
      for (int i = 0; i < REPLIES; i++) {
        int address = random(i);
        try {
          assertEquals(address, link.readHolding(address, 1).u16(address), "seed " + seed);
          taken++;
        } catch (LinkException e) {
          refused++;
        }
      }
    }
    assertTrue(taken > REPLIES / 20, taken + " taken, seed " + seed);
    assertTrue(refused > REPLIES / 2, refused + " refused, seed " + seed);
    awaitNoMoreThan(filesBefore + 2, threadsBefore + 2, seed);
  }

  /** Addresses whose honest answer, the address itself, never is the marker. */
  private static int random(int i) {
    return (i * 7919) % 0x8000;
  }

  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : 0;
  }

  private static void awaitNoMoreThan(long files, int threads, long seed) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while ((openFiles() > files || Thread.activeCount() > threads)
        && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertTrue(openFiles() <= files, openFiles() + " files, seed " + seed);
    assertTrue(Thread.activeCount() <= threads, Thread.activeCount() + " threads, seed " + seed);
  }
}
