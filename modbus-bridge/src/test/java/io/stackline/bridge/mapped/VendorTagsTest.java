package io.stackline.bridge.mapped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.map.Coding;
import io.stackline.map.Display;
import io.stackline.map.ExtraTag;
import io.stackline.map.Meaning;
import io.stackline.map.Point;
import io.stackline.map.PointType;
import io.stackline.map.Spot;
import io.stackline.map.Table;
import io.stackline.map.Upkeep;
import io.stackline.map.WordOrder;
import io.stackline.press.PressReading;
import io.stackline.press.PressState;
import io.stackline.press.TagLimits;
import io.stackline.press.TagReading;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Extra tags of a press with a map of its own, which takes one register a message. */
class VendorTagsTest {
  private static final Duration A_WHILE = Duration.ofSeconds(2);
  private static final List<ExtraTag> TAGS =
      List.of(tag("number", 9, PointType.U16), tag("gain", 20, PointType.F32));

  private static ExtraTag tag(String name, int address, PointType type) {
    Point point =
        new Point(
            name,
            new Spot(Table.HOLDING, address, type.registers()),
            new Coding(type, WordOrder.ABCD, 0),
            new Meaning(1, 0, "", OptionalDouble.empty(), 0, 999),
            new Upkeep(Upkeep.Poll.SLOW, "", true, true, false, Duration.ZERO),
            new Display("", TagLimits.NONE, true));
    return new ExtraTag(point, Duration.ofSeconds(1));
  }

  private static OrderId write(VendorRig rig, String tag, double value) {
    return rig.post(new PressOrder.WriteTag(rig.next(), 1, tag, value));
  }

  private static List<TagReading> tags(VendorRig rig) {
    return assertInstanceOf(PressReading.Fresh.class, rig.reading()).sampled().tags();
  }

  @Test
  void theyAreShownBehindThoseOfTheMapAndWritten() {
    try (VendorRig rig = VendorRig.plain(TAGS)) {
      rig.press.holding.put(9, 7);
      rig.advance(A_WHILE);
      List<TagReading> before = tags(rig);
      assertEquals(7, before.get(0).number());
      assertSame(before, tags(rig));

      OrderId one = write(rig, "number", 12);
      OrderId two = write(rig, "gain", 1.5);
      rig.advance(A_WHILE);

      assertEquals(List.of("Accepted", "Obeyed"), rig.story(one));
      assertEquals(List.of("Accepted", "Obeyed"), rig.story(two));
      assertEquals(List.of("9 12", "20 16320", "21 0"), rig.link.writes);
      assertEquals(List.of(12.0, 1.5), tags(rig).stream().map(TagReading::number).toList());
    }
  }

  /** Two registers are two messages there: a lost second one leaves half a value. */
  @Test
  void halfAValueIsNotCalledRefused() {
    try (VendorRig rig = VendorRig.plain(TAGS)) {
      rig.advance(A_WHILE);
      rig.link.writesOnly = true;
      rig.link.busyAfter(1);
      OrderId order = write(rig, "gain", 1.5);
      rig.advance(A_WHILE);
      String reason = rig.unknown(order);
      assertTrue(reason.startsWith("a part of it was written"), reason);
      assertEquals(List.of("20 16320"), rig.link.writes, "and nothing is sent again");
    }
  }

  @Test
  void aBusyDeviceHasNothingWritten() {
    try (VendorRig rig = VendorRig.plain(TAGS)) {
      rig.advance(A_WHILE);
      rig.link.busy = 1;
      OrderId order = write(rig, "number", 12);
      rig.advance(A_WHILE);
      Refusal refusal = assertInstanceOf(Progress.Refused.class, rig.last(order)).refusal();
      assertEquals(Refusal.Code.BUSY, refusal.code());
      assertTrue(rig.link.writes.isEmpty());
    }
  }

  @Test
  void aStrokeUnderWayIsNotDisturbed() {
    try (VendorRig rig = VendorRig.plain(TAGS)) {
      rig.advance(A_WHILE);
      rig.run(1001);
      rig.advance(Duration.ofSeconds(10));
      assertTrue(rig.reading().status().orElseThrow().state().isActive(), "control");
      OrderId order = write(rig, "number", 12);
      rig.advance(A_WHILE);
      assertEquals("P1 has a stroke under way", rig.refusal(order));
      assertEquals(PressState.RAMP, rig.reading().status().orElseThrow().state());
    }
  }

  @Test
  void whatDrivesThePressIsNoTag() {
    try (VendorRig rig = VendorRig.plain(TAGS)) {
      rig.advance(A_WHILE);
      for (String each : List.of("set-point", "start", "force", "nothing")) {
        OrderId order = write(rig, each, 1);
        rig.advance(A_WHILE);
        assertTrue(rig.refusal(order).contains("no tag " + each), rig.refusal(order));
      }
      assertTrue(rig.link.writes.isEmpty());
    }
  }
}
