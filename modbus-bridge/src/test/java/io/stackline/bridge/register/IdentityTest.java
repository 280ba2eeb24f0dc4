package io.stackline.bridge.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityTest {
  private static final String[] WIRE = {
    "5052 0100 0102 0304 C2F6 E666 0001 0002", // magic, version, word order, float, vendor, model
    "0001 E240 0203 0029 4375 3333 459D 1400", // serial 123456, firmware, caps, 245.2 kN, ram
    "4419 0000 4248 0000 007D 0010 0400 0008", // 612 bar, 50 mm, reads, segments, depth, registers
    "000A 1000 0000 0000 0000 0000 0000 0000", // period, base
  };

  private static Identity.Outcome with(int register, int value) {
    int[] changed = Hex.at(0, WIRE).toArray();
    changed[register] = value;
    return Identity.decode(Words.at(0, changed));
  }

  @Test
  void aPressSaysWhoItIs() {
    Identity identity =
        assertInstanceOf(Identity.Outcome.Known.class, Identity.decode(Hex.at(0, WIRE))).identity();

    assertEquals(123456, identity.serial());
    assertEquals(
        Set.of(Capability.LOW_CELL, Capability.POSITION, Capability.TRACE), identity.caps());
    assertEquals(245.2, identity.rated().toKN(), 1e-4);
    assertEquals(5026.5, identity.ramArea().toMm2(), 1e-9);
    assertEquals(612, identity.lineMax().toBar(), 1e-9);
    assertEquals(50, identity.stroke().toMm(), 1e-9);
    assertEquals(125, identity.readMax());
    assertEquals(16, identity.segmentsMax());
    assertEquals(new TraceRing(4096, 1024, 15), identity.ring());
    assertEquals(Duration.ofMillis(10), identity.samplePeriod());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 20562, no mismatch",
    "0, 21072, no PRESSMAP device",
    "1, 512, PRESSMAP 2.0",
    "5, 26214, float test",
    "20, 79, at most 79 registers",
    "21, 0, programs of 0 segments",
    "22, 1000, trace of 1000 samples",
    "23, 10, samples of 10 registers",
  })
  void whateverIsNoPressmapIsNamedAsSuch(int register, int value, String reason) {
    Identity.Outcome outcome = with(register, value);
    if (reason.equals("no mismatch")) {
      assertInstanceOf(Identity.Outcome.Known.class, outcome, "control");
      return;
    }
    String said = assertInstanceOf(Identity.Outcome.Mismatch.class, outcome).reason();
    assertTrue(said.contains(reason), said);
  }

  @ParameterizedTest
  @CsvSource({"0304 0102, CDAB", "0201 0403, BADC", "0403 0201, DCBA"})
  void anotherWordOrderIsRecognised(String wire, String order) {
    int[] words = Hex.at(0, WIRE).toArray();
    System.arraycopy(Hex.at(2, wire).toArray(), 0, words, 2, 2);

    String said =
        assertInstanceOf(Identity.Outcome.Mismatch.class, Identity.decode(Words.at(0, words)))
            .reason();

    assertEquals("the device sends 32-bit values as " + order + " instead of ABCD", said);
  }
}
