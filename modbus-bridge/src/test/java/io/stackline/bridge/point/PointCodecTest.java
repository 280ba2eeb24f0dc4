package io.stackline.bridge.point;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.bridge.register.Hex;
import io.stackline.bridge.register.Words;
import io.stackline.map.Coding;
import io.stackline.map.Meaning;
import io.stackline.map.Point;
import io.stackline.map.PointType;
import io.stackline.map.Spot;
import io.stackline.map.Table;
import io.stackline.map.WordOrder;
import io.stackline.press.Doubt;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PointCodecTest {
  private static final List<WordOrder> ORDERS = List.of(WordOrder.values());

  /** Order vectors as published; 0x01020304 and the 64-bit patterns show each byte's place. */
  @ParameterizedTest
  @CsvSource({
    "F32, ABCD, -123.45, C2F6 E666",
    "F32, CDAB, -123.45, E666 C2F6",
    "F32, BADC, -123.45, F6C2 66E6",
    "F32, DCBA, -123.45, 66E6 F6C2",
    "F32, ABCD, 370.0, 43B9 0000",
    "F32, CDAB, 370.0, 0000 43B9",
    "F32, BADC, 370.0, B943 0000",
    "F32, DCBA, 370.0, 0000 B943",
    "F32, ABCD, 187.3, 433B 4CCD",
    "F32, CDAB, 187.3, 4CCD 433B",
    "F32, BADC, 187.3, 3B43 CD4C",
    "F32, DCBA, 187.3, CD4C 3B43",
    "F32, BADC, 1.5, C03F 0000",
    "U32, ABCD, 16909060, 0102 0304",
    "U32, CDAB, 16909060, 0304 0102",
    "U32, BADC, 16909060, 0201 0403",
    "U32, DCBA, 16909060, 0403 0201",
    "U32, ABCD, 4294967295, FFFF FFFF",
    "I32, CDAB, -2, FFFE FFFF",
    "I32, ABCD, -2147483648, 8000 0000",
    "I64, ABCD, 283686952306183, 0001 0203 0405 0607",
    "I64, CDAB, 283686952306183, 0607 0405 0203 0001",
    "U64, BADC, 283686952306183, 0100 0302 0504 0706",
    "U64, DCBA, 283686952306183, 0706 0504 0302 0100",
    "I64, ABCD, -1, FFFF FFFF FFFF FFFF",
    "U64, ABCD, 9223372036854775808, 8000 0000 0000 0000",
    "F64, ABCD, 1.5, 3FF8 0000 0000 0000",
    "F64, CDAB, 1.5, 0000 0000 0000 3FF8",
    "F64, BADC, 1.5, F83F 0000 0000 0000",
    "F64, DCBA, -2, 0000 0000 0000 00C0",
    "I16, ABCD, -32768, 8000",
    "I16, DCBA, 258, 0102",
    "U16, BADC, 65535, FFFF",
  })
  void aValueTravelsInItsOrderInBothDirections(
      PointType type, WordOrder order, double value, String wire) {
    Point point = Points.holding("p", 10, type, order);

    PointValue read = PointCodec.decode(point, Hex.at(10, wire));

    assertEquals(type == PointType.F32 ? (float) value : value, read.number());
    assertEquals(Hex.at(10, wire), read.registers());
    assertEquals(Hex.at(10, wire), words(PointCodec.encode(point, value)));
  }

  /** PRESTEK: force and temperature in tenths, position in thousandths with the low word first. */
  @ParameterizedTest
  @CsvSource({
    "I16, 0.1, 14.7, 0093", "I16, 0.1, -3276.8, 8000", "I16, 0.1, 3276.7, 7FFF",
    "I16, 0.1, 0.3, 0003", "I32, 0.001, 12.345, 3039 0000", "I32, 0.001, -0.001, FFFF FFFF",
    "U16, 5, 300, 003C", "I16, -0.5, 4, FFF8",
  })
  void aScaledValueIsExactInBothDirections(
      PointType type, double scale, double value, String wire) {
    Meaning meaning = Points.scaled(scale, "kN", Double.NaN, -4000, 4000);
    Point point = Points.holding("p", 0x1000, type, WordOrder.CDAB, meaning, Points.WRITTEN);

    assertEquals(value, PointCodec.decode(point, Hex.at(0x1000, wire)).number());
    assertEquals(Hex.at(0x1000, wire), words(PointCodec.encode(point, value)));
  }

  @ParameterizedTest
  @CsvSource({"12.34, 007B", "12.36, 007C", "-0.04, 0000", "100.04, 03E8"})
  void aValueIsRoundedToWhatTheRegisterCanShow(double value, String wire) {
    assertEquals(Hex.at(0, wire), words(PointCodec.encode(platen(), value)));
    assertEquals(0.1, PointCodec.resolution(platen(), value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "8000 | the sensor is open (-32768)",
        "07D1 | 200.1 °C lies outside -40 to 200 °C",
        "FE6F | -40.1 °C lies outside -40 to 200 °C",
      })
  void whatCannotBeTrueIsBadButItsRawValueIsKnown(String wire, String cause) {
    PointValue read = PointCodec.decode(platen(), Hex.at(0, wire));

    assertEquals(Doubt.bad(cause), read.doubt().orElseThrow());
    assertTrue(Double.isNaN(read.number()));
    assertEquals(Hex.at(0, wire).i16(0), read.raw().orElseThrow());
  }

  @Test
  void theEndsOfARangeBelongToIt() {
    assertEquals(200, PointCodec.decode(platen(), Hex.at(0, "07D0")).number());
    Meaning tenths = Points.scaled(1, "kN", Double.NaN, 0.1, 0.3);
    Point real = Points.holding("f", 0, PointType.F32, WordOrder.ABCD, tenths, Points.WRITTEN);
    assertTrue(PointCodec.decode(real, words(PointCodec.encode(real, 0.3))).isKnown());
    assertTrue(PointCodec.decode(real, words(PointCodec.encode(real, 0.1))).isKnown());
  }

  @ParameterizedTest
  @CsvSource({
    "F32, 7FC0 0000, the device has no value (NaN)",
    "F32, FF80 0000, the register holds infinity",
    "F64, 7FF8 0000 0000 0000, the device has no value (NaN)",
  })
  void noNumberIsBad(PointType type, String wire, String cause) {
    Point point = Points.holding("p", 0, type, WordOrder.ABCD);
    PointValue read = PointCodec.decode(point, Hex.at(0, wire));

    assertEquals(Doubt.bad(cause), read.doubt().orElseThrow());
    assertTrue(read.raw().isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NaN | p cannot be set to NaN",
        "Infinity | p cannot be set to Infinity",
        "200.5 | p: 200.5 °C lies outside -40 to 200.04 °C",
        "200.04 | p: 200.04 °C is rounded to 200 °C outside 200.02 to 200.04 °C",
      })
  void whatIsOutOfRangeIsRefusedWithPointValueAndRange(double value, String reason) {
    double min = reason.contains("rounded") ? 200.02 : -40;
    Meaning meaning = Points.scaled(0.1, "°C", -32768, min, 200.04);
    Point point = Points.holding("p", 0, PointType.I16, WordOrder.ABCD, meaning, Points.WRITTEN);

    assertEquals(new Encoded.Refused(reason), PointCodec.encode(point, value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "I16 | 3277 | p: 3277 kN does not fit I16, which holds -3276.8 to 3276.7 kN",
        "U16 | -1 | p: -1 kN does not fit U16, which holds 0 to 6553.5 kN",
        "I16 | -999.9 | p: -999.9 kN would be written as -9999, which means no value",
        "F32 | 1e39 | p: 1000000000000000000000000000000000000000 kN does not fit F32",
        "STRING | 1 | p is STRING and no number in registers of its own",
        "BOOL | 2 | p is a flag: 0 or 1, not 2",
      })
  void whatDoesNotFitIsRefused(PointType type, double value, String reason) {
    Meaning meaning =
        Points.scaled(0.1, "kN", -9999, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    Spot spot = new Spot(Table.HOLDING, 0, Math.max(1, type.registers()));
    Point point =
        new Point("p", spot, new Coding(type, WordOrder.ABCD, 0), meaning, Points.WRITTEN);

    assertEquals(new Encoded.Refused(reason), PointCodec.encode(point, value));
  }

  @Test
  void flagsAreOneOrZero() {
    Words words = Hex.at(7, "8001");

    assertEquals(1, PointCodec.decode(Points.bit(7, 0), words).raw().orElseThrow());
    assertEquals(0, PointCodec.decode(Points.bit(7, 1), words).raw().orElseThrow());
    assertEquals(1, PointCodec.decode(Points.bit(7, 15), words).number());
    Point flag = Points.holding("f", 7, PointType.BOOL, WordOrder.ABCD);
    assertEquals(1, PointCodec.decode(flag, words).raw().orElseThrow());
    assertEquals(1, PointCodec.decode(Points.coil(3), true).number());
    assertEquals(Hex.at(7, "0001"), words(PointCodec.encode(flag, 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "ABCD, PRESS 7, 5052 4553 5320 3700", "BADC, PRESS 7, 5250 5345 2053 0037",
    "CDAB, ABCDEFGH, 4142 4344 4546 4748", "ABCD, A, 4100 4242 FFFF 0000",
  })
  void aTextIsReadUpToItsZero(WordOrder order, String text, String wire) {
    Point point = text(order);

    assertEquals(text, PointCodec.decode(point, Hex.at(20, wire)).text());
    Words written = words(PointCodec.encode(point, text));
    assertEquals(text, PointCodec.decode(point, written).text());
  }

  @Test
  void whatIsNoTextIsBadOrRefused() {
    PointValue read = PointCodec.decode(text(WordOrder.ABCD), Hex.at(20, "41C4 0000 0000 0000"));

    assertEquals("register 20 holds 0x41c4, which is no text", cause(read));
    assertEquals(
        new Encoded.Refused("t: \"far too long\" is not ASCII of at most 8 characters"),
        PointCodec.encode(text(WordOrder.ABCD), "far too long"));
  }

  @ParameterizedTest
  @EnumSource(
      value = PointType.class,
      names = {"BOOL", "BIT", "STRING"},
      mode = EnumSource.Mode.EXCLUDE)
  void whatIsWrittenReadsBackWithinHalfAStep(PointType type) {
    long seed = type.name().hashCode();
    Random random = new Random(seed);
    for (int n = 0; n < 500; n++) {
      WordOrder order = ORDERS.get(random.nextInt(ORDERS.size()));
      double scale = Math.pow(10, random.nextInt(5) - 3);
      Meaning meaning =
          new Meaning(scale, random.nextInt(3) * 10, "", OptionalDouble.empty(), -1e30, 1e30);
      Point point = Points.holding("p", 0, type, order, meaning, Points.WRITTEN);
      double value = meaning.fromRaw(random.nextInt(30_000) + random.nextDouble());

      double back = PointCodec.decode(point, words(PointCodec.encode(point, value))).number();

      double half = 0.500001 * PointCodec.resolution(point, value) + Math.ulp(value);
      assertEquals(value, back, half, "seed " + seed + " round " + n + " in " + order);
    }
  }

  private static Point platen() {
    Meaning meaning = Points.scaled(0.1, "°C", -32768, -40, 200);
    return Points.holding("platen", 0, PointType.I16, WordOrder.ABCD, meaning, Points.WRITTEN);
  }

  private static Point text(WordOrder order) {
    return new Point(
        "t",
        new Spot(Table.HOLDING, 20, 4),
        new Coding(PointType.STRING, order, 0),
        Meaning.PLAIN,
        Points.WRITTEN);
  }

  private static String cause(PointValue value) {
    return value.doubt().orElseThrow().cause();
  }

  private static Words words(Encoded encoded) {
    assertTrue(encoded instanceof Encoded.Fits, encoded::toString);
    return ((Encoded.Fits) encoded).words();
  }
}
