package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.bridge.point.PointImage;
import io.stackline.map.Dialect;
import io.stackline.map.Eeprom;
import io.stackline.map.ExtraTag;
import io.stackline.map.Point;
import io.stackline.map.Upkeep;
import io.stackline.press.PressReading;
import io.stackline.press.PressState;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.time.Time;
import io.stackline.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

/** A tag of a PRESSMAP press is written once; done is only what reads back. */
class TagWriteTest {
  private static final Duration A_WHILE = Duration.ofSeconds(2);
  private static final List<ExtraTag> TAGS =
      List.of(
          Tags.degrees("set-point", 340, Tags.SECOND, true),
          Tags.degrees("water", 345, Tags.SECOND, false),
          Tags.real("gain", 350, true));

  private static OrderId write(Rig rig, String tag, double value) {
    return rig.post(new PressOrder.WriteTag(rig.next(), 1, tag, value));
  }

  /** A bridge that has read everything once. */
  private static Rig rig() {
    Rig rig = new Rig(TAGS);
    rig.plc.holding[340] = 180;
    rig.advance(A_WHILE);
    return rig;
  }

  private static long writes(Rig rig, int address) {
    return rig.link.log.stream().filter(each -> each.startsWith("write " + address)).count();
  }

  @Test
  void itIsDoneOnceItReadsBackAndIsShownAtOnce() {
    try (Rig rig = rig()) {
      OrderId order = write(rig, "set-point", 17.54);
      rig.advance(Duration.ofMillis(150));

      assertEquals(List.of("Accepted", "Obeyed"), rig.story(order));
      assertEquals(175, rig.plc.holding[340], "to the resolution of the register");
      assertEquals(1, writes(rig, 340));
      PressReading.Fresh now = assertInstanceOf(PressReading.Fresh.class, rig.reading());
      assertEquals(17.5, now.sampled().tags().get(0).number());
      assertTrue(rig.plc.executed.isEmpty(), "the press need not be ours for it");

      OrderId gain = write(rig, "gain", -1.5);
      rig.advance(A_WHILE);
      assertInstanceOf(Progress.Obeyed.class, rig.last(gain));
      assertEquals(0xBFC0, rig.plc.holding[350], "both registers in one message");
    }
  }

  @Test
  void theSameOrderIsNotWrittenASecondTime() {
    try (Rig rig = rig()) {
      PressOrder order = new PressOrder.WriteTag(rig.next(), 1, "set-point", 20);
      rig.post(order);
      rig.advance(A_WHILE);
      rig.plc.holding[340] = 1;
      rig.post(order);
      rig.advance(A_WHILE);
      assertEquals(1, writes(rig, 340));
      assertEquals(1, rig.plc.holding[340]);
    }
  }

  @Test
  void whatMustNotBeWrittenIsNot() {
    try (Rig rig = rig()) {
      for (double each : new double[] {100.1, -0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
        OrderId order = write(rig, "set-point", each);
        rig.advance(A_WHILE);
        assertEquals(Refusal.Code.ENVELOPE, rig.refusal(order).code(), "value " + each);
      }
      for (String each : List.of("water", "unheard-of")) {
        OrderId order = write(rig, each, 20);
        rig.advance(A_WHILE);
        assertEquals(Refusal.Code.UNKNOWN, rig.refusal(order).code(), each);
      }
      assertEquals(180, rig.plc.holding[340]);
      assertEquals(0, writes(rig, 340) + writes(rig, 345));
    }
  }

  @Test
  void aStrokeUnderWayIsNotDisturbed() {
    try (Rig rig = rig()) {
      OrderId stroke = rig.run(1001);
      rig.untilState(PressState.RAMP);
      OrderId order = write(rig, "set-point", 20);
      rig.advance(A_WHILE);
      assertEquals(Refusal.Code.STATE, rig.refusal(order).code());
      assertEquals(0, writes(rig, 340));

      rig.until(stroke, Progress.Ended.class, Rig.STROKE);
      OrderId after = write(rig, "set-point", 20);
      rig.advance(A_WHILE);
      assertInstanceOf(Progress.Obeyed.class, rig.last(after));
    }
  }

  @Test
  void anAnswerThatIsLostLeavesItUnknownAndItIsNotSentAgain() {
    try (Rig rig = rig()) {
      rig.link.loseTagAnswers = 1;
      OrderId order = write(rig, "set-point", 20);
      rig.advance(Duration.ofSeconds(30));
      String reason = assertInstanceOf(Progress.Unknown.class, rig.last(order)).reason();
      assertTrue(reason.startsWith("set-point was written and then "), reason);
      assertEquals(1, writes(rig, 340));
    }
  }

  @Test
  void aPressThatIsAwayOrRefusesHasNothingWritten() {
    try (Rig rig = rig()) {
      rig.link.uploadException = 3;
      OrderId refused = write(rig, "set-point", 20);
      rig.advance(A_WHILE);
      assertEquals(Refusal.Code.PRESS, rig.refusal(refused).code());
      assertTrue(rig.refusal(refused).reason().contains("value not allowed"));

      rig.link.unplugged = true;
      rig.advance(A_WHILE);
      OrderId away = write(rig, "set-point", 20);
      rig.advance(A_WHILE);
      assertEquals(Refusal.Code.PRESS, rig.refusal(away).code());
      assertTrue(rig.refusal(away).reason().contains("does not answer"));
      assertEquals(180, rig.plc.holding[340]);
    }
  }

  @Test
  void whatReadsBackOtherwiseIsNotDone() {
    try (Rig rig = rig()) {
      rig.link.crookedRegister = 340;
      OrderId clamped = write(rig, "set-point", 20);
      rig.advance(A_WHILE);
      String reason = assertInstanceOf(Progress.Unknown.class, rig.last(clamped)).reason();
      assertEquals("set-point was written 00C8 and reads 00C9, which nobody asked for", reason);

      rig.link.crookedRegister = -1;
      rig.plc.locked = 340;
      rig.advance(A_WHILE);
      OrderId kept = write(rig, "set-point", 30);
      rig.advance(A_WHILE);
      assertEquals(Refusal.Code.PRESS, rig.refusal(kept).code());
      assertTrue(rig.refusal(kept).reason().startsWith("P1 kept the value it had"));
    }
  }

  /** The bridge dies after it has taken it on; whether it wrote nobody knows. */
  @Test
  void anOrderABridgeBeforeHadInHandIsUnknown() {
    try (Rig rig = rig()) {
      PressOrder order = new PressOrder.WriteTag(rig.next(), 1, "set-point", 20);
      rig.link.bug = true;
      rig.post(order);
      rig.advance(Duration.ofMillis(1));
      assertEquals(List.of("Accepted"), rig.story(order.id()), "it died in writing");

      rig.restartBridge();
      rig.advance(A_WHILE);

      assertEquals(List.of("Accepted", "Unknown"), rig.story(order.id()));
      assertEquals(180, rig.plc.holding[340]);
    }
  }

  /** Only what changes wears the memory, and no more than the site allows. */
  @Test
  void memoryThatWearsOutIsSpared() {
    Upkeep worn = new Upkeep(Upkeep.Poll.SLOW, "", true, true, true, Duration.ZERO);
    Point point = Tags.real("gain", 350, true).point().kept(worn);
    FakePlc plc = new FakePlc(new VirtualTime(Instant.parse("2026-11-22T08:00:00Z")));
    FakeLink link = new FakeLink(plc);
    WriteGuard guard = new WriteGuard(Optional.of(new Eeprom(1000, 4, Optional.empty())));
    Time time = new VirtualTime(Instant.parse("2026-11-22T08:00:00Z"));
    TagWriter writer = new TagWriter(Rig.P1, new Dialect.Pressmap().device(), guard, link, time);
    List<PointImage> back = new ArrayList<>(List.of(PointImage.NOTHING));
    DoubleFunction<Progress> write =
        value ->
            writer.write(
                new PressOrder.WriteTag(new OrderId(Rig.P1, 1), 1, "gain", value),
                Optional.of(new TagWriter.Target(point, back.get(back.size() - 1), back::add)),
                trouble -> {});

    assertInstanceOf(Progress.Obeyed.class, write.apply(1.5));
    assertInstanceOf(Progress.Obeyed.class, write.apply(1.5));
    assertEquals(1, link.log.stream().filter("write 350"::equals).count(), "it stood there");
    back.add(back.get(1));
    plc.holding[350] = 0;
    assertInstanceOf(Progress.Obeyed.class, write.apply(1.5), "somebody else had changed it");
    assertEquals(0x3FC0, plc.holding[350]);
    plc.holding[350] = 0x3FC0;
    Progress spent = write.apply(3.5);
    Refusal refusal = assertInstanceOf(Progress.Refused.class, spent).refusal();
    assertTrue(refusal.reason().contains("exceed the 4 a day"), refusal.reason());
    assertEquals(2, link.log.stream().filter("write 350"::equals).count());
  }
}
