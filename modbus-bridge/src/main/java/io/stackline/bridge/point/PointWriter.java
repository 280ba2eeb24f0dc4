package io.stackline.bridge.point;

import io.stackline.bridge.link.LinkException;
import io.stackline.bridge.link.PlcLink;
import io.stackline.bridge.register.Words;
import io.stackline.map.Device;
import io.stackline.map.Point;
import io.stackline.map.PointType;
import java.util.List;

/** Carries out one {@link WritePlan}, once: nothing is repeated here. */
public final class PointWriter {
  private PointWriter() {}

  /** What became of writing. */
  public sealed interface Outcome {
    /** Registers of memory that wears out which were written, or may have been. */
    int worn();

    /** All was written, and what was to be read back is what was written. */
    record Written(int worn) implements Outcome {}

    /**
     * The device did surely not take a message: it is not done, nor is what comes after it; what
     * comes before it is.
     */
    record Refused(Point point, Device.OnException meaning, String reason, int worn)
        implements Outcome {}

    /** All was written, but this point does not read back as it should, or not at all. */
    record Differs(Point point, String reason, int worn) implements Outcome {}

    /**
     * The connection failed, in writing or in reading back. Whether the last message was taken is
     * not known, unless the cause {@linkplain LinkException#isKnownUndone() says it was not}.
     */
    record InDoubt(LinkException cause, int worn) implements Outcome {}
  }

  /** Writes in the order of the plan up to the first failure, then reads back. */
  public static Outcome write(WritePlan plan, Device device, PlcLink link) {
    int worn = 0;
    for (WritePlan.Message message : plan.messages()) {
      try {
        send(message, link);
        worn += message.worn();
      } catch (LinkException e) {
        return failed(message, e, device, worn);
      }
    }
    return readBack(plan, device, link, worn);
  }

  private static void send(WritePlan.Message message, PlcLink link) throws LinkException {
    Words words = message.words();
    switch (message.function()) {
      case 5 -> link.writeCoil(words.address(), words.u16(words.address()) == 1);
      case 6 -> link.writeOne(words.address(), words.u16(words.address()));
      default -> link.write(words);
    }
  }

  private static Outcome failed(
      WritePlan.Message message, LinkException e, Device device, int worn) {
    if (e.exceptionCode().isPresent() && e.isKnownUndone()) {
      Device.OnException meaning = device.on(e.exceptionCode().getAsInt());
      return new Outcome.Refused(message.point(), meaning, String.valueOf(e.getMessage()), worn);
    }
    return new Outcome.InDoubt(e, e.isKnownUndone() ? worn : worn + message.worn());
  }

  private static Outcome readBack(WritePlan plan, Device device, PlcLink link, int worn) {
    List<Point> points =
        plan.expected().stream().map(WritePlan.Expected::point).distinct().toList();
    try {
      PointImage back = new PointReader(ReadPlan.of(points, device), device).read(link);
      for (WritePlan.Expected expected : plan.expected()) {
        Words found = back.value(expected.point()).registers();
        if (!isSame(expected, found)) {
          return new Outcome.Differs(
              expected.point(),
              expected.point()
                  + " was written "
                  + expected.words().hex()
                  + " and reads "
                  + text(back, expected),
              worn);
        }
      }
      return new Outcome.Written(worn);
    } catch (LinkException e) {
      return new Outcome.InDoubt(e, worn);
    }
  }

  /** Of a bit only that bit: its neighbours may be others' to set. */
  private static boolean isSame(WritePlan.Expected expected, Words found) {
    Point point = expected.point();
    if (point.coding().type() != PointType.BIT || found.size() == 0) {
      return found.equals(expected.words());
    }
    int address = point.spot().address();
    int differing = found.u16(address) ^ expected.words().u16(address);
    return ((differing >>> point.coding().bit()) & 1) == 0;
  }

  private static String text(PointImage back, WritePlan.Expected expected) {
    PointValue value = back.value(expected.point());
    return value.registers().size() > 0
        ? value.registers().hex()
        : value.doubt().map(doubt -> "back as nothing: " + doubt.cause()).orElse("");
  }
}
