package io.stackline.bridge.mapped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.bridge.point.WritePlan.Setting;
import io.stackline.map.RegisterMap;
import io.stackline.press.LossAction;
import io.stackline.press.PressProgram;
import io.stackline.press.PressProgram.Segment;
import io.stackline.press.PressProgram.SegmentFlag;
import io.stackline.press.SegmentType;
import io.stackline.unit.Force;
import io.stackline.unit.ForceRate;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A program in the words of three presses, and what cannot be said in them. */
class LoadTest {
  private static final Force CAP = Force.ofKN(20);

  private static Load.Outcome load(String map, PressProgram program) {
    RegisterMap registers = ShippedPresses.map(map);
    return Load.of(registers, registers.commands().orElseThrow(), program, CAP);
  }

  private static Load fits(String map) {
    return assertInstanceOf(Load.Outcome.Fits.class, load(map, VendorRig.program(1))).load();
  }

  private static double value(Load load, String point) {
    return load.settings().stream()
        .filter(each -> each.point().name().equals(point))
        .mapToDouble(Setting::value)
        .findFirst()
        .orElseThrow();
  }

  private static String row(Load load, String... kinds) {
    return Arrays.stream(kinds)
        .map(kind -> String.valueOf(value(load, kind)))
        .collect(Collectors.joining(" "));
  }

  private static String refused(String map, Segment... segments) {
    PressProgram usual = VendorRig.program(1);
    PressProgram program =
        new PressProgram(
            1,
            List.of(segments),
            usual.contact(),
            usual.approach(),
            usual.abortRate(),
            usual.onLoss(),
            Duration.ZERO,
            Force.ZERO);
    return assertInstanceOf(Load.Outcome.Refused.class, load(map, program)).reason();
  }

  private static Segment segment(SegmentType type, double kilonewtons, double rate, long seconds) {
    return VendorRig.segment(
        type, Force.ofKN(kilonewtons), ForceRate.ofKNPerSecond(rate), Duration.ofSeconds(seconds));
  }

  @Test
  void setPointsAreInTheUnitsOfTheirMapAndWhatIsLostIsSaid() {
    Load load = fits("hypro-rtu");

    assertEquals(1.92217, value(load, "target"), 1e-5, "18.85 kN in tonnes-force");
    assertEquals(4.80287, value(load, "rate"), 1e-5, "0.785 kN/s in tonnes-force a minute");
    assertEquals(20, value(load, "dwell"));
    assertEquals(3, load.settings().size());
    assertEquals(
        List.of(
            "the hold of 5 s at 0.4 kN",
            "the soft landing",
            "a dwell that waits while out of band",
            "the rate of the release"),
        load.losses());
  }

  @Test
  void aTableTakesEachPieceAsARowAndNoRampIsFasterThanAsked() {
    Load load = fits("prestek");

    assertEquals(32, load.settings().size());
    String[] names =
        load.settings().stream().map(each -> each.point().name()).toArray(String[]::new);
    assertEquals("0.4 1.0 5.0", row(load, names[0], names[1], names[2]), "preload");
    assertEquals("17.9 23.0 0.0", row(load, names[4], names[5], names[6]), "ramp to 95 %");
    assertEquals("18.8 5.0 20.0", row(load, names[8], names[9], names[10]), "soft landing");
    assertEquals("0.0 25.0 0.0", row(load, names[12], names[13], names[14]), "release");
    assertEquals("0.0 0.0 0.0", row(load, names[16], names[17], names[18]), "the end");
  }

  @Test
  void aBridgeThatTimesTheStrokeKeepsEachPiece() {
    Load load = fits("plain-press");

    assertEquals(0, value(load, "set-point"), "nothing moves before the start");
    assertEquals(List.of(0, 1, 1, 2, 3), load.legs().stream().map(Load.Leg::segment).toList());
  }

  @Test
  void whatCannotBeSaidIsRefused() {
    Segment ramp = segment(SegmentType.RAMP, 18.85, 0.785, 0);
    Segment dwell = segment(SegmentType.DWELL, 18.85, 0, 20);
    Segment hold = segment(SegmentType.INSITU, 18.85, 0, Segment.UNTIL_RELEASED.toSeconds());
    Segment low =
        new Segment(
            SegmentType.RAMP,
            Set.of(SegmentFlag.LOW_CELL),
            ramp.target(),
            ramp.rate(),
            Duration.ZERO,
            ramp.tolerance(),
            Temperature.ofCelsius(25),
            LossAction.BY_TYPE);

    assertEquals(
        "it does not hold a stack pressure without its host", refused("hypro-rtu", ramp, hold));
    assertEquals(
        "it cannot be told to control by its low-range load cell", refused("prestek", low, dwell));
    assertEquals(
        "it runs one ramp and one dwell, and the program has 2 and 2",
        refused("hypro-rtu", ramp, dwell, ramp, dwell));
    assertTrue(
        refused(
                "hypro-rtu",
                segment(SegmentType.RAMP, 300, 0.785, 0),
                segment(SegmentType.DWELL, 300, 0, 1))
            .contains("lies outside 0 to 25.5 t"));
    assertTrue(
        refused(
                "prestek",
                segment(SegmentType.RAMP, 1, 0.785, 0),
                segment(SegmentType.DWELL, 1, 0, 1))
            .contains("ramp would take 2 s instead of"));
    assertTrue(
        refused("hypro-rtu", ramp, segment(SegmentType.DWELL, 18.85, 0, 100_000))
            .contains("does not fit U16"));
  }
}
