package io.stackline.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vectors are those published with PRESSMAP 1.0 for devices of other word orders. */
class WordOrderTest {
  @ParameterizedTest
  @CsvSource({
    "ABCD, -123.45, C2F6E666", "CDAB, -123.45, E666C2F6",
    "BADC, -123.45, F6C266E6", "DCBA, -123.45, 66E6F6C2",
    "ABCD, 370.0, 43B90000", "CDAB, 370.0, 000043B9",
    "BADC, 370.0, B9430000", "DCBA, 370.0, 0000B943",
    "ABCD, 187.3, 433B4CCD", "CDAB, 187.3, 4CCD433B",
    "BADC, 187.3, 3B43CD4C", "DCBA, 187.3, CD4C3B43",
    "BADC, 1.5, C03F0000",
  })
  void aFloatTravelsAsPublishedInBothDirections(WordOrder order, float value, String wire) {
    int first = Integer.parseInt(wire.substring(0, 4), 16);
    int second = Integer.parseInt(wire.substring(4), 16);

    assertEquals(value, (float) order.f32(first, second));
    long bits = Float.floatToIntBits(value) & 0xFFFFFFFFL;
    assertEquals(first, order.first(bits));
    assertEquals(second, order.second(bits));
  }

  @ParameterizedTest
  @CsvSource({"ABCD, 258, 772", "CDAB, 772, 258", "BADC, 513, 1027", "DCBA, 1027, 513"})
  void theWordOrderTestPatternShowsEachOrder(WordOrder order, int first, int second) {
    assertEquals(0x01020304L, order.u32(first, second));
  }

  @ParameterizedTest
  @CsvSource({"ABCD", "CDAB", "BADC", "DCBA"})
  void largeUnsignedValuesStayPositiveAndNotFittedStaysNaN(WordOrder order) {
    assertEquals(0xFFFFFFFFL, order.u32(0xFFFF, 0xFFFF));
    long nan = 0x7FC00000L;
    assertTrue(Double.isNaN(order.f32(order.first(nan), order.second(nan))));
  }
}
