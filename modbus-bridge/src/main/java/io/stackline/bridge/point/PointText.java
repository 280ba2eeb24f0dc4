package io.stackline.bridge.point;

import io.stackline.bridge.register.Words;
import io.stackline.map.Point;
import io.stackline.map.WordOrder;
import java.util.OptionalLong;

/** Texts in registers: ASCII, two characters each, ended by a zero byte or by the last register. */
final class PointText {
  private PointText() {}

  static PointValue decode(Point point, Words words) {
    StringBuilder text = new StringBuilder();
    for (int address = point.spot().address(); address < point.spot().end(); address++) {
      int pair = point.coding().order().text(words.u16(address));
      for (int letter : new int[] {pair >>> 8, pair & 0xFF}) {
        if (letter == 0) {
          return PointValue.of(words, text.toString().stripTrailing());
        }
        if (!isAscii(letter)) {
          return PointValue.bad(
              words,
              OptionalLong.empty(),
              "register "
                  + address
                  + " holds 0x"
                  + Integer.toHexString(pair)
                  + ", which is no text");
        }
        text.append((char) letter);
      }
    }
    return PointValue.of(words, text.toString().stripTrailing());
  }

  static Encoded encode(Point point, String text) {
    int room = 2 * point.spot().count();
    if (text.length() > room || !text.chars().allMatch(PointText::isAscii)) {
      return new Encoded.Refused(
          point + ": \"" + text + "\" is not ASCII of at most " + room + " characters");
    }
    WordOrder order = point.coding().order();
    Words.Writer words = Words.from(point.spot().address());
    for (int at = 0; at < room; at += 2) {
      words.u16(order.text(letter(text, at) << 8 | letter(text, at + 1)));
    }
    return new Encoded.Fits(words.done());
  }

  private static int letter(String text, int at) {
    return at < text.length() ? text.charAt(at) : 0;
  }

  private static boolean isAscii(int letter) {
    return letter >= 0x20 && letter < 0x7F;
  }
}
