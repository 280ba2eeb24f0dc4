package io.stackline.plcsim.vendor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each vendor's order of octets, against words that were worked out by hand from IEEE-754. */
class RegisterTableTest {
  private final RegisterTable table = RegisterTable.of(0x10, 4, 0x20, 2);

  private String words(int address) {
    return String.format("%04X %04X", table.word(address), table.word(address + 1));
  }

  @ParameterizedTest
  @CsvSource({
    "-123.45, C2F6 E666, F6C2 66E6",
    "370, 43B9 0000, B943 0000",
    "187.3, 433B 4CCD, 3B43 CD4C"
  })
  void aRealNumberLiesInTwoWords(double value, String straight, String swapped) {
    table.f32(0x10, value);
    assertEquals(straight, words(0x10));
    table.f32SwappedOctets(0x12, value);
    assertEquals(swapped, words(0x12));
    assertEquals((float) value, table.f32SwappedOctets(0x12));
  }

  @ParameterizedTest
  @CsvSource({"12345678, 614E 00BC", "-1, FFFF FFFF", "-32768, 8000 FFFF", "70000, 1170 0001"})
  void aWholeNumberHasItsLowWordFirst(long value, String words) {
    table.i32LowWordFirst(0x20, value);
    assertEquals(words, words(0x20));
  }

  @Test
  void whatLiesBetweenTheBlocksDoesNotExist() {
    assertTrue(table.read(0x10, 4).isPresent());
    assertTrue(table.read(0x10, 5).isEmpty());
    assertTrue(table.read(0x1F, 2).isEmpty());
    assertThrows(IllegalArgumentException.class, () -> table.word(0x14, 1));
  }
}
