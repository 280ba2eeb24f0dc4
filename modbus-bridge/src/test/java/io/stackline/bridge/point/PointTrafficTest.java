package io.stackline.bridge.point;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.bridge.link.LinkException;
import io.stackline.bridge.point.WritePlan.Setting;
import io.stackline.map.Device;
import io.stackline.map.Device.OnException;
import io.stackline.map.Meaning;
import io.stackline.map.Point;
import io.stackline.map.PointType;
import io.stackline.map.Upkeep;
import io.stackline.map.WordOrder;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Plans carried out, as HYPRO-RTU (functions 3 and 6) and PRESTEK (3, 6 and 16) want them. */
class PointTrafficTest {
  private static final Device HYPRO = Points.device(Set.of(3, 6), 16, 1);
  private static final Device PRESTEK = Points.device(Set.of(1, 3, 5, 6, 16), 16, 4);
  private static final Upkeep EEPROM = Points.upkeep("", true, true);
  private static final Point CONTROL = Points.u16(0, Points.WRITTEN);
  private static final Point TARGET = Points.holding("target", 2, PointType.F32, WordOrder.BADC);

  private final FakeDevice wire = new FakeDevice();

  @Test
  void anImageHoldsTheValuesOfAllRequestsAndKeepsThoseThatDoNotChange() throws Exception {
    wire.registers[40] = 7;
    wire.coils[3] = true;
    PointReader reader = reader(CONTROL, Points.u16(40, Points.WRITTEN), Points.coil(3));

    PointImage first = reader.read(wire);
    assertEquals(7, first.value("r40").number());
    assertEquals(1, first.value("c3").number());
    assertSame(first, reader.read(wire));
    wire.registers[0] = 1;
    PointImage second = reader.read(wire);

    assertEquals(1, second.value(CONTROL).number());
    assertSame(first.value("r40"), second.value("r40"));
    assertTrue(!PointImage.NOTHING.value(CONTROL).isKnown());
  }

  @Test
  void anExceptionSpoilsOnlyThePointsOfItsRequest() throws Exception {
    wire.exceptions.put(40, 6);
    PointReader reader = reader(CONTROL, Points.u16(40, Points.WRITTEN));

    PointImage image = reader.read(wire);

    assertEquals(Set.of(OnException.BUSY), image.troubles());
    assertTrue(image.value(CONTROL).isKnown());
    String cause = image.value("r40").doubt().orElseThrow().cause();
    assertTrue(cause.contains("answered exception 06"), cause);
    wire.exceptions.clear();
    assertTrue(reader.read(wire).value("r40").isKnown());
    assertEquals(Set.of(), reader.read(wire).troubles());
  }

  @Test
  void anythingElseEndsTheReading() {
    wire.breaksAt = 40;
    PointReader reader = reader(CONTROL, Points.u16(40, Points.WRITTEN));
    assertThrows(LinkException.class, () -> reader.read(wire));
    wire.breaksAt = -1;
    wire.exceptions.put(0, 0x0B);
    assertThrows(LinkException.class, () -> reader.read(wire), "the gateway does not reach it");
  }

  /** Function 6 tears a float in two, so it is read back before anything is started by it. */
  @Test
  void aFloatIsWrittenRegisterByRegisterWhereNothingElseIsTaken() {
    WritePlan plan = planned(HYPRO, PointImage.NOTHING, new Setting(TARGET, 1.5));

    assertEquals(new PointWriter.Outcome.Written(0), PointWriter.write(plan, HYPRO, wire));
    assertEquals(List.of("6@2", "6@3", "3@2"), wire.log);
    assertEquals(0xC03F, wire.registers[2]);
  }

  @Test
  void neighboursThatFollowEachOtherGoIntoOneMessageUpToItsLimit() {
    WritePlan plan =
        planned(
            PRESTEK,
            PointImage.NOTHING,
            new Setting(Points.u16(10, Points.WRITTEN), 1),
            new Setting(Points.holding("i", 11, PointType.I32, WordOrder.CDAB), -2),
            new Setting(Points.u16(13, Points.WRITTEN), 3),
            new Setting(Points.u16(14, Points.WRITTEN), 4),
            new Setting(Points.u16(12 - 3, Points.WRITTEN), 5),
            new Setting(Points.coil(8), 1));

    assertEquals(new PointWriter.Outcome.Written(0), PointWriter.write(plan, PRESTEK, wire));
    assertEquals(List.of("16@10", "16@14", "16@9", "5@8"), wire.log);
    assertEquals(0xFFFE, wire.registers[11]);
    assertTrue(wire.coils[8]);
  }

  @Test
  void memoryThatWearsIsWrittenOnlyWhereItChanges() throws Exception {
    Point[] row = {Points.u16(20, EEPROM), Points.u16(21, EEPROM), Points.u16(22, EEPROM)};
    wire.registers[20] = 100;
    wire.registers[21] = 200;
    PointImage known = reader(row).read(wire);
    wire.log.clear();

    WritePlan plan =
        planned(
            PRESTEK,
            known,
            new Setting(row[0], 100),
            new Setting(row[1], 201),
            new Setting(row[2], 300));

    assertEquals(2, plan.worn());
    assertEquals(new PointWriter.Outcome.Written(2), PointWriter.write(plan, PRESTEK, wire));
    assertEquals(List.of("16@21", "3@20"), wire.log);
    assertEquals(
        3,
        planned(
                PRESTEK,
                PointImage.NOTHING,
                new Setting(row[0], 100),
                new Setting(row[1], 200),
                new Setting(row[2], 0))
            .worn());
  }

  @Test
  void aDeviceThatClampsInSilenceIsCaughtByReadingBack() {
    wire.clamp = 1000;
    WritePlan plan =
        planned(PRESTEK, PointImage.NOTHING, new Setting(Points.u16(20, EEPROM), 1200));

    PointWriter.Outcome outcome = PointWriter.write(plan, PRESTEK, wire);

    assertEquals(
        new PointWriter.Outcome.Differs(
            Points.u16(20, EEPROM), "r20 was written 04B0 and reads 03E8", 1),
        outcome);
  }

  @Test
  void whatTheDeviceRefusesIsNotCountedAndEndsTheWriting() {
    wire.exceptions.put(30, 6);
    WritePlan plan =
        planned(
            PRESTEK,
            PointImage.NOTHING,
            new Setting(Points.u16(20, EEPROM), 1),
            new Setting(Points.u16(30, EEPROM), 2),
            new Setting(Points.u16(40, EEPROM), 3));

    PointWriter.Outcome outcome = PointWriter.write(plan, PRESTEK, wire);

    assertTrue(outcome instanceof PointWriter.Outcome.Refused);
    assertEquals(OnException.BUSY, ((PointWriter.Outcome.Refused) outcome).meaning());
    assertEquals(1, outcome.worn());
    assertEquals(List.of("16@20", "16@30"), wire.log);
  }

  @Test
  void aWriteWhoseAnswerIsLostIsInDoubtAndCounted() {
    wire.breaksAt = 30;
    WritePlan plan = planned(PRESTEK, PointImage.NOTHING, new Setting(Points.u16(30, EEPROM), 2));

    PointWriter.Outcome outcome = PointWriter.write(plan, PRESTEK, wire);

    assertTrue(outcome instanceof PointWriter.Outcome.InDoubt);
    assertEquals(1, outcome.worn());
    assertEquals(List.of("16@30"), wire.log);
  }

  @Test
  void aBitLeavesItsNeighboursAsTheyAre() throws Exception {
    wire.registers[7] = 0x8001;
    Point low = Points.bit(7, 0);
    Point third = Points.bit(7, 2);
    PointImage known = reader(low, third).read(wire);

    PointWriter.write(
        planned(PRESTEK, known, new Setting(low, 0), new Setting(third, 1)), PRESTEK, wire);

    assertEquals(0x8004, wire.registers[7]);
    assertEquals(
        "r7.0 is a bit of register 7, whose other bits are not known",
        refused(PRESTEK, new Setting(low, 1)));
  }

  @Test
  void whatCannotBeWrittenIsRefusedBeforeAnythingIs() {
    Point read = Points.holding("x", 5, PointType.U16, WordOrder.ABCD, Meaning.PLAIN, Upkeep.READ);
    Point wide = Points.holding("wide", 5, PointType.F64, WordOrder.ABCD);
    Device narrow = Points.device(Set.of(3, 16), 16, 2);

    assertEquals("x cannot be written", refused(PRESTEK, new Setting(read, 1)));
    assertEquals(
        "c1 cannot be written: the device takes no function of [5]",
        refused(HYPRO, new Setting(Points.coil(1), 1)));
    assertEquals(
        "r0 cannot be written: the device takes no function of [6, 16]",
        refused(Points.device(Set.of(3), 16, 1), new Setting(CONTROL, 1)));
    assertEquals(
        "wide has 4 registers, but one message writes 2", refused(narrow, new Setting(wide, 1)));
    assertEquals(
        "r0: 70000 does not fit U16, which holds 0 to 65535",
        refused(PRESTEK, new Setting(CONTROL, 70000)));
    assertEquals(
        "r0 is set twice", refused(PRESTEK, new Setting(CONTROL, 1), new Setting(CONTROL, 0)));
  }

  private static PointReader reader(Point... points) {
    return new PointReader(ReadPlan.of(List.of(points), PRESTEK), PRESTEK);
  }

  private static WritePlan planned(Device device, PointImage known, Setting... settings) {
    WritePlan.Outcome outcome = WritePlan.of(List.of(settings), device, known);
    assertTrue(outcome instanceof WritePlan.Outcome.Planned, outcome::toString);
    return ((WritePlan.Outcome.Planned) outcome).plan();
  }

  private static String refused(Device device, Setting... settings) {
    WritePlan.Outcome outcome = WritePlan.of(List.of(settings), device, PointImage.NOTHING);
    assertTrue(outcome instanceof WritePlan.Outcome.Refused, outcome::toString);
    return ((WritePlan.Outcome.Refused) outcome).reason();
  }
}
