package io.stackline.bridge.point;

import io.stackline.bridge.register.Words;
import io.stackline.map.Coding;
import io.stackline.map.Meaning;
import io.stackline.map.Point;
import io.stackline.map.PointType;
import java.math.BigDecimal;
import java.util.OptionalLong;

/**
 * Points to values and back: types, word orders, scale, sentinel and range. What cannot be true is
 * BAD and has no value; what a register cannot hold is refused with point, value and range.
 */
public final class PointCodec {
  /** How much of a step a value may lie outside its range for the sake of binary fractions. */
  private static final double SLACK = 1e-6;

  private PointCodec() {}

  /** What a coil or discrete input says. */
  public static PointValue decode(Point point, boolean bit) {
    return PointValue.of(Words.at(point.spot().address(), bit ? 1 : 0), bit);
  }

  /** What the registers of a point say; they must be among those read. */
  public static PointValue decode(Point point, Words read) {
    Words words = read.slice(point.spot().address(), point.spot().end());
    Coding coding = point.coding();
    int first = words.u16(words.address());
    return switch (coding.type()) {
      case BOOL -> PointValue.of(words, first != 0);
      case BIT -> PointValue.of(words, ((first >>> coding.bit()) & 1) != 0);
      case STRING -> PointText.decode(point, words);
      case I16 -> whole(point, words, (short) first);
      case U16 -> whole(point, words, first);
      case I32 -> whole(point, words, (bits(coding, words) << 32) >> 32);
      case U32, I64, U64 -> whole(point, words, bits(coding, words));
      case F32 -> real(point, words, Float.intBitsToFloat((int) bits(coding, words)));
      case F64 -> real(point, words, Double.longBitsToDouble(bits(coding, words)));
    };
  }

  private static long bits(Coding coding, Words words) {
    return coding.order().bits(words.toArray());
  }

  private static PointValue whole(Point point, Words words, long raw) {
    boolean unsigned = point.coding().type() == PointType.U64;
    return judged(point, words, unsigned ? unsigned(raw) : raw, OptionalLong.of(raw));
  }

  private static double unsigned(long bits) {
    return (bits >>> 1) * 2.0 + (bits & 1);
  }

  private static PointValue real(Point point, Words words, double raw) {
    if (Double.isNaN(raw)) {
      return PointValue.bad(words, OptionalLong.empty(), "the device has no value (NaN)");
    }
    if (Double.isInfinite(raw)) {
      return PointValue.bad(words, OptionalLong.empty(), "the register holds infinity");
    }
    boolean whole = raw == Math.rint(raw) && Math.abs(raw) < 0x1p63;
    return judged(point, words, raw, whole ? OptionalLong.of((long) raw) : OptionalLong.empty());
  }

  private static PointValue judged(Point point, Words words, double raw, OptionalLong whole) {
    Meaning meaning = point.meaning();
    if (isSentinel(point, raw)) {
      return PointValue.bad(words, whole, "the sensor is open (" + text(raw) + ")");
    }
    double value = meaning.fromRaw(raw);
    return isPossible(point, raw)
        ? PointValue.of(words, value, whole)
        : PointValue.bad(words, whole, amount(point, value) + " lies outside " + range(point));
  }

  private static boolean isSentinel(Point point, double raw) {
    if (point.meaning().sentinel().isEmpty()) {
      return false;
    }
    double sentinel = point.meaning().sentinel().getAsDouble();
    return raw == (point.coding().type() == PointType.F32 ? (float) sentinel : sentinel);
  }

  private static boolean isPossible(Point point, double raw) {
    double value = point.meaning().fromRaw(raw);
    double slack = step(point, raw) * (point.coding().type().isReal() ? 1 : SLACK);
    return value >= point.meaning().min() - slack && value <= point.meaning().max() + slack;
  }

  /**
   * How far apart the values next to this one lie in the registers of a point: the resolution of
   * the device, in the unit of the point.
   */
  public static double resolution(Point point, double value) {
    return step(point, point.meaning().toRaw(value));
  }

  private static double step(Point point, double raw) {
    double scale = Math.abs(point.meaning().scale());
    return switch (point.coding().type()) {
      case F32 -> Math.ulp((float) raw) * scale;
      case F64 -> Math.ulp(raw) * scale;
      default -> scale;
    };
  }

  /**
   * The registers that mean a value, rounded to the resolution of the point. Refused: NaN and
   * infinity, what lies out of the point's range before or after rounding or does not fit its type,
   * what would mean the sentinel, and points that are no number or a register of their own.
   */
  public static Encoded encode(Point point, double value) {
    PointType type = point.coding().type();
    if (type == PointType.BIT || type == PointType.STRING || point.spot().table().isBits()) {
      return new Encoded.Refused(point + " is " + type + " and no number in registers of its own");
    }
    if (!Double.isFinite(value)) {
      return new Encoded.Refused(point + " cannot be set to " + value);
    }
    if (type == PointType.BOOL) {
      return value == 0 || value == 1
          ? new Encoded.Fits(Words.at(point.spot().address(), (int) value))
          : new Encoded.Refused(point + " is a flag: 0 or 1, not " + text(value));
    }
    if (!point.meaning().isPossible(value)) {
      return refused(point, value, "lies outside " + range(point));
    }
    double raw = point.meaning().toRaw(value);
    return type.isReal() ? real(point, value, raw) : whole(point, value, Math.rint(raw));
  }

  /** The registers that hold a text; refused is what is longer than the point or not ASCII. */
  public static Encoded encode(Point point, String text) {
    return point.coding().type() == PointType.STRING
        ? PointText.encode(point, text)
        : new Encoded.Refused(point + " is " + point.coding().type() + " and no text");
  }

  private static Encoded whole(Point point, double value, double raw) {
    PointType type = point.coding().type();
    boolean signed = type == PointType.I16 || type == PointType.I32 || type == PointType.I64;
    double span = Math.scalb(1.0, 16 * type.registers());
    double min = signed ? -span / 2 : 0;
    if (raw < min || raw >= min + span) {
      double max = type.registers() > 2 ? min + span : min + span - 1;
      String holds =
          text(point.meaning().fromRaw(min)) + " to " + amount(point, point.meaning().fromRaw(max));
      return refused(point, value, "does not fit " + type + ", which holds " + holds);
    }
    long bits = raw < 0x1p63 ? (long) raw : (long) (raw - 0x1p63) ^ Long.MIN_VALUE;
    return checked(point, value, raw, bits);
  }

  private static Encoded real(Point point, double value, double raw) {
    boolean single = point.coding().type() == PointType.F32;
    double nearest = single ? (float) raw : raw;
    if (!Double.isFinite(nearest)) {
      return refused(point, value, "does not fit " + point.coding().type());
    }
    long bits =
        single ? Float.floatToIntBits((float) raw) & 0xFFFFFFFFL : Double.doubleToLongBits(raw);
    return checked(point, value, nearest, bits);
  }

  private static Encoded checked(Point point, double value, double raw, long bits) {
    if (isSentinel(point, raw)) {
      return refused(point, value, "would be written as " + text(raw) + ", which means no value");
    }
    if (!isPossible(point, raw)) {
      String rounded = amount(point, point.meaning().fromRaw(raw));
      return refused(point, value, "is rounded to " + rounded + " outside " + range(point));
    }
    int[] registers = point.coding().order().registers(bits, point.coding().type().registers());
    return new Encoded.Fits(Words.at(point.spot().address(), registers));
  }

  private static Encoded refused(Point point, double value, String why) {
    return new Encoded.Refused(point + ": " + amount(point, value) + " " + why);
  }

  private static String amount(Point point, double value) {
    return (text(value) + " " + point.meaning().unit()).trim();
  }

  private static String range(Point point) {
    return text(point.meaning().min()) + " to " + amount(point, point.meaning().max());
  }

  /** A number as people write it: 370, -123.45. */
  static String text(double number) {
    return Double.isFinite(number)
        ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
        : String.valueOf(number);
  }
}
