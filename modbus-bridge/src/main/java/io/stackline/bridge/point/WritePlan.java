package io.stackline.bridge.point;

import io.stackline.bridge.register.Words;
import io.stackline.map.Device;
import io.stackline.map.Point;
import io.stackline.map.PointType;
import io.stackline.map.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How some points are set: the messages in the order the settings were given, and what is read back
 * afterwards. Neighbours that follow each other go into one message (function 16) where the device
 * takes it; else register by register (function 6), which is not atomic: such a value is always
 * read back. A value in memory that wears out is left out if it is known to stand there already.
 *
 * @param expected registers that must read back as they were written, or as they are known
 */
public record WritePlan(List<Message> messages, List<Expected> expected) {
  public WritePlan {
    messages = List.copyOf(messages);
    expected = List.copyOf(expected);
  }

  /** A point and the value it shall have, in its unit; 0 or 1 of a flag. */
  public record Setting(Point point, double value) {}

  /** What must stand in the registers of a point, or in its coil: 0 or 1. */
  public record Expected(Point point, Words words) {}

  /**
   * One message.
   *
   * @param function 5 for a coil, 6 for one register, 16 for several
   * @param words registers, or 0 or 1 for a coil
   * @param worn registers of memory that wears out
   */
  public record Message(int function, Words words, Point point, int worn) {}

  /** What became of planning. */
  public sealed interface Outcome {
    record Planned(WritePlan plan) implements Outcome {}

    /** A value is refused, or the device has no function that writes it; nothing is written. */
    record Refused(String reason) implements Outcome {}
  }

  /** Registers of memory that wears out which it writes. */
  public int worn() {
    return messages.stream().mapToInt(Message::worn).sum();
  }

  /**
   * Plans the writing of these settings.
   *
   * @param known what was last read, against which writes that change nothing are left out and of
   *     which the other bits of a register are taken
   */
  public static Outcome of(List<Setting> settings, Device device, PointImage known) {
    List<Expected> all = new ArrayList<>();
    List<Expected> changed = new ArrayList<>();
    for (Setting setting : settings) {
      Point point = setting.point();
      Optional<String> why = refusal(point, device);
      if (all.stream().anyMatch(one -> one.point().equals(point))) {
        return new Outcome.Refused(point + " is set twice");
      }
      Encoded encoded = registers(setting, known, all);
      if (why.isPresent()) {
        return new Outcome.Refused(why.get());
      } else if (encoded instanceof Encoded.Refused refused) {
        return new Outcome.Refused(refused.reason());
      } else if (encoded instanceof Encoded.Fits fits) {
        Expected wanted = new Expected(point, fits.words());
        all.add(wanted);
        if (!(point.upkeep().eeprom() && known.holds(point, fits.words()))) {
          changed.add(wanted);
        }
      }
    }
    List<Expected> back = all.stream().filter(one -> isReadBack(one, device)).toList();
    return new Outcome.Planned(new WritePlan(messages(changed, device), back));
  }

  private static boolean isReadBack(Expected one, Device device) {
    boolean torn = device.writesSingly() && one.words().size() > 1;
    return torn || one.point().upkeep().readBack();
  }

  private static Optional<String> refusal(Point point, Device device) {
    Table table = point.spot().table();
    if (!point.upkeep().writable() || table == Table.DISCRETE || table == Table.INPUT) {
      return Optional.of(point + " cannot be written");
    }
    List<Integer> need = table == Table.COIL ? List.of(5) : List.of(6, 16);
    if (need.stream().noneMatch(device.functions()::contains)) {
      return Optional.of(point + " cannot be written: the device takes no function of " + need);
    }
    int most = device.writesSingly() ? Integer.MAX_VALUE : device.writeMax();
    if (!table.isBits() && point.spot().count() > most) {
      return Optional.of(
          point + " has " + point.spot().count() + " registers, but one message writes " + most);
    }
    return Optional.empty();
  }

  private static Encoded registers(Setting setting, PointImage known, List<Expected> before) {
    Point point = setting.point();
    boolean coil = point.spot().table() == Table.COIL;
    if (!coil && point.coding().type() != PointType.BIT) {
      return PointCodec.encode(point, setting.value());
    }
    if (setting.value() != 0 && setting.value() != 1) {
      return new Encoded.Refused(point + " is a flag: 0 or 1, not " + setting.value());
    }
    int flag = (int) setting.value();
    int address = point.spot().address();
    if (coil) {
      return new Encoded.Fits(Words.at(address, flag));
    }
    OptionalInt now = register(point, known, before);
    if (now.isEmpty()) {
      return new Encoded.Refused(
          point + " is a bit of register " + address + ", whose other bits are not known");
    }
    int bit = 1 << point.coding().bit();
    return new Encoded.Fits(
        Words.at(address, flag == 1 ? now.getAsInt() | bit : now.getAsInt() & ~bit));
  }

  /** What stands in the register of a bit, or will after what comes before in this plan. */
  private static OptionalInt register(Point bit, PointImage known, List<Expected> before) {
    int address = bit.spot().address();
    for (int n = before.size() - 1; n >= 0; n--) {
      Words words = before.get(n).words();
      boolean holding = before.get(n).point().spot().table() == Table.HOLDING;
      if (holding && words.address() <= address && address < words.end()) {
        return OptionalInt.of(words.u16(address));
      }
    }
    Words read = known.value(bit).registers();
    return read.size() == 0 ? OptionalInt.empty() : OptionalInt.of(read.u16(address));
  }

  private static List<Message> messages(List<Expected> changed, Device device) {
    List<Message> messages = new ArrayList<>();
    for (Expected one : changed) {
      boolean worn = one.point().upkeep().eeprom();
      if (one.point().spot().table() == Table.COIL) {
        messages.add(new Message(5, one.words(), one.point(), worn ? 1 : 0));
      } else if (device.writesSingly()) {
        for (int at = one.words().address(); at < one.words().end(); at++) {
          messages.add(new Message(6, one.words().slice(at, at + 1), one.point(), worn ? 1 : 0));
        }
      } else {
        join(
            messages,
            new Message(16, one.words(), one.point(), worn ? one.words().size() : 0),
            device);
      }
    }
    return messages;
  }

  private static void join(List<Message> messages, Message next, Device device) {
    int last = messages.size() - 1;
    boolean fits =
        last >= 0
            && messages.get(last).function() == 16
            && messages.get(last).words().end() == next.words().address()
            && messages.get(last).words().size() + next.words().size() <= device.writeMax();
    if (!fits) {
      messages.add(next);
      return;
    }
    Message before = messages.remove(last);
    Words.Writer words = Words.from(before.words().address());
    for (int word : before.words().toArray()) {
      words.u16(word);
    }
    for (int word : next.words().toArray()) {
      words.u16(word);
    }
    messages.add(new Message(16, words.done(), before.point(), before.worn() + next.worn()));
  }
}
