package io.stackline.bridge.register;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class WordsTest {
  private static final Words WORDS = Hex.at(100, "0102 0304 C2F6 E666 FFFF FFFE 8000");

  @Test
  void valuesAreReadByTheirAbsoluteAddress() {
    assertEquals(0x0102, WORDS.u16(100));
    assertEquals(0x01020304L, WORDS.u32(100));
    assertEquals(-123.45f, (float) WORDS.f32(102));
    assertEquals(-2, WORDS.i32(104));
    assertEquals(0xFFFFFFFEL, WORDS.u32(104));
    assertEquals(-32768, WORDS.i16(106));
  }

  @Test
  void whatIsWrittenIsWhatStandsThere() {
    Words written = Words.from(100).u32(0x01020304L).f32(-123.45).i32(-2).i16(-32768).done();

    assertEquals(WORDS, written);
    assertEquals("0102 0304 C2F6 E666 FFFF FFFE 8000", written.hex());
    assertNotEquals(WORDS, Words.at(99, WORDS.toArray()));
  }

  @Test
  void anAddressOutsideTheBlockIsRefused() {
    assertThrows(IndexOutOfBoundsException.class, () -> WORDS.u16(99));
    assertThrows(IndexOutOfBoundsException.class, () -> WORDS.u32(106));
    assertThrows(IndexOutOfBoundsException.class, () -> WORDS.slice(100, 108));
  }

  @Test
  void aValueItsTypeCannotHoldIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Words.from(0).u16(65536));
    assertThrows(IllegalArgumentException.class, () -> Words.from(0).u32(-1));
    assertThrows(IllegalArgumentException.class, () -> Words.from(0).i16(40000));
    assertThrows(IllegalArgumentException.class, () -> Words.from(0).f32(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> Words.from(0).f32(1e300));
    assertThrows(IllegalArgumentException.class, () -> Words.from(70000));
  }
}
