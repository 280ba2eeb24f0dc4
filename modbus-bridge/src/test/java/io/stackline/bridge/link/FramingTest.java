package io.stackline.bridge.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.bridge.register.Words;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames byte for byte, as they stand in introductions to Modbus RTU for unit 17. */
class FramingTest {
  private static final int UNIT = 0x11;
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private static Question<?> question(int function) {
    return switch (function) {
      case 1 -> Question.coils(0x13, 0x25);
      case 2 -> Question.discretes(0xC4, 0x16);
      case 3 -> Question.holding(0x6B, 3);
      case 4 -> Question.input(8, 1);
      case 5 -> Question.writeCoil(0xAC, true);
      case 6 -> Question.writeOne(1, 3);
      default -> Question.write(Words.at(1, 0x000A, 0x0102));
    };
  }

  private static byte[] frame(Framing framing, int number, Question<?> question) {
    return framing.frame(
        new Framing.Asked(number, UNIT, question.function(), question.answer()), question.pdu());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 11 01 00 13 00 25 0E 84",
    "2, 11 02 00 C4 00 16 BA A9",
    "3, 11 03 00 6B 00 03 76 87",
    "4, 11 04 00 08 00 01 B2 98",
    "5, 11 05 00 AC FF 00 4E 8B",
    "6, 11 06 00 01 00 03 9A 9B",
    "16, 11 10 00 01 00 02 04 00 0A 01 02 C6 F0"
  })
  void aQuestionOnASerialLineIsThatOfTheBooks(int function, String bytes) {
    assertEquals(bytes, HEX.formatHex(frame(new Rtu(), 99, question(function))));
  }

  @Test
  void onTcpTheNumberTheLengthAndTheUnitStandBefore() {
    assertEquals(
        "BE EF 00 00 00 06 11 03 00 6B 00 03",
        HEX.formatHex(frame(new Mbap(), 0xBEEF, question(3))));
    assertEquals(
        "00 01 00 00 00 0B 11 10 00 01 00 02 04 00 0A 01 02",
        HEX.formatHex(frame(new Mbap(), 1, question(16))));
  }

  /** The scripted PLC's own CRC, without which its answers would prove nothing. */
  @Test
  void theScriptedPlcWritesTheSameBooks() {
    assertArrayEquals(
        HEX.parseHex("11 03 06 AE 41 56 52 43 40 49 AD"),
        Wrapping.RTU.wrap(0, UNIT, 3, 6, 0xAE, 0x41, 0x56, 0x52, 0x43, 0x40));
    assertArrayEquals(
        HEX.parseHex("11 10 00 01 00 02 12 98"), Wrapping.RTU.wrap(0, UNIT, 16, 0, 1, 0, 2));
  }
}
