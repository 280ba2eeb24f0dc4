package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused before a press moves, with the reason and the register. */
class LimitsAndProfileTest {
  private static final LimitWords LIMITS = new LimitWords(10.3, 0.5, 0.3, 1);

  private static ProfileWords simple() {
    return new ProfileWords(1)
        .segment(ProfileWords.RAMP, 0, 10, 0.5, 0)
        .segment(ProfileWords.DWELL, ProfileWords.SOAK, 10, 0, 1000)
        .segment(ProfileWords.RELEASE, 0, 0, 5, 0);
  }

  private static ProfileWords one(int type, int flags, double kn, double rate, long ms) {
    return new ProfileWords(1).segment(type, flags, kn, rate, ms);
  }

  static Stream<Arguments> badProfiles() {
    double nan = Double.NaN;
    return Stream.of(
        Arguments.of("above the cap", one(1, 0, 10.1, 0.5, 0), 6, 146),
        Arguments.of("faster than the cap", one(1, 0, 5, 0.6, 0), 6, 148),
        Arguments.of(
            "hotter than the cap", simple().temperature(700).segment(1, 0, 5, 0.1, 0), 6, 190),
        Arguments.of("above the rating", one(1, 0, 246, 0.5, 0), 6, 146),
        Arguments.of("above the low cell's range", one(1, 2, 20.1, 0.5, 0), 6, 146),
        Arguments.of("no number", one(1, 0, nan, 0.5, 0), 10, 146),
        Arguments.of("negative force", one(1, 0, -1, 0.5, 0), 10, 146),
        Arguments.of("no rate", one(1, 0, 5, 0, 0), 10, 148),
        Arguments.of("negative rate", one(4, 0, 0, -1, 0), 10, 148),
        Arguments.of("endless rate", one(1, 0, 5, Double.POSITIVE_INFINITY, 0), 10, 148),
        Arguments.of(
            "no tolerance", new ProfileWords(1).tolerance(0).segment(3, 0, 5, 0.1, 1000), 10, 152),
        Arguments.of("no duration", one(3, 0, 5, 0.1, 0), 10, 150),
        Arguments.of(
            "unknown loss action", new ProfileWords(1).segment(1, 0, 5, 0.1, 0, 4), 10, 155),
        Arguments.of("unknown type", one(8, 0, 5, 0.1, 0), 7, 144),
        Arguments.of("heat on a cold press", one(6, 0, 5, 0.1, 1000), 7, 144),
        Arguments.of("a dwell that would jump", one(2, 0, 5, 0, 1000), 7, 146),
        Arguments.of("no segments", new ProfileWords(1), 7, 130),
        Arguments.of("no run id", new ProfileWords(0).segment(1, 0, 5, 0.1, 0), 7, 128),
        Arguments.of("no abort rate", simple().abortRate(0), 10, 132),
        Arguments.of("no contact force", simple().contact(nan), 10, 134),
        Arguments.of("no approach speed", simple().approach(-1), 10, 136),
        Arguments.of("approach faster than the pump", simple().approach(9), 6, 136),
        Arguments.of("time above no force", simple().above(1000, 0), 10, 141),
        Arguments.of("unknown default loss action", simple().loss(9), 10, 138));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badProfiles")
  void aBadProfileIsRefusedWithReasonAndRegister(
      String what, ProfileWords profile, int nack, int register) {
    PressRig rig = PressRig.ready();
    assertEquals(nack, rig.load(LIMITS, profile), what);
    assertEquals(register, rig.reg(115), what);
    assertEquals(4, rig.reg(159), "rejected");
    assertEquals(PlcState.IDLE, rig.state());
  }

  @Test
  void theLowCellIsRefusedWhereThereIsNone() {
    PressRig rig = PressRig.highRange(new Bench());
    rig.run(0.2);
    rig.acquire();
    assertEquals(16, rig.load(LIMITS, one(1, 2, 5, 0.1, 0)));
  }

  @Test
  void aWrongCrcIsRefusedForBothBlocks() {
    PressRig rig = PressRig.ready();
    int[] limits = LIMITS.registers();
    limits[3] ^= 1;
    rig.registers.write(64, limits);
    assertEquals(PressRig.REFUSED, rig.send(Frame.APPLY));
    assertEquals(8, rig.nack());
    int[] profile = simple().registers();
    profile[20] ^= 1;
    rig.registers.write(128, profile);
    assertEquals(PressRig.REFUSED, rig.send(Frame.VALIDATE));
    assertEquals(8, rig.nack());
  }

  static Stream<Arguments> badLimits() {
    return Stream.of(
        Arguments.of("above the rating", new LimitWords(246, 0.5, 0.3, 1), 6, 64),
        Arguments.of("no cap", new LimitWords(0, 0.5, 0.3, 1), 10, 64),
        Arguments.of("no number", new LimitWords(10, Double.NaN, 0.3, 1), 10, 66),
        Arguments.of("negative trip", new LimitWords(10, 0.5, -0.3, 1), 10, 72),
        Arguments.of("no abort rate", new LimitWords(10, 0.5, 0.3, 0), 10, 76));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badLimits")
  void badLimitsAreRefusedWithReasonAndRegister(
      String what, LimitWords limits, int nack, int register) {
    PressRig rig = PressRig.ready();
    rig.registers.write(64, limits.registers());
    assertEquals(PressRig.REFUSED, rig.send(Frame.APPLY), what);
    assertEquals(nack, rig.nack(), what);
    assertEquals(register, rig.reg(115), what);
    assertEquals(0, rig.reg(174), "no limits in force");
  }

  @Test
  void aTargetAtTheCapIsLegal() {
    PressRig rig = PressRig.ready();
    assertEquals(0, rig.load(LIMITS, simple()));
    assertEquals(PlcState.READY, rig.state());
  }

  private static void startRefused(int nack, Consumer<PressRig> upset) {
    PressRig rig = PressRig.ready();
    assertEquals(0, rig.load(LIMITS, simple()));
    upset.accept(rig);
    rig.run(0.1);
    assertEquals(nack, rig.start(LIMITS, simple()));
    rig.run(0.1);
    assertEquals(0, rig.u32(156), "control: nothing was started");
  }

  @Test
  void startIsRefusedWithOpenInterlocks() {
    startRefused(5, rig -> rig.panel.guard(false));
    startRefused(5, rig -> rig.panel.glovebox(false));
    startRefused(5, rig -> rig.panel.gas(false));
    startRefused(5, rig -> rig.plant.remove());
  }

  @Test
  void startIsRefusedWithoutLimitsOrProfileOrWithLatchedTrips() {
    startRefused(7, rig -> rig.send(Frame.CLEAR));
    startRefused(12, rig -> rig.panel.oilLevel(5));
    PressRig rig = PressRig.ready();
    assertEquals(0, rig.load(simple()));
    assertEquals(14, rig.start(LIMITS, simple()));
  }

  @Test
  void startMustNameBothBlocksAndTheProfilesRun() {
    PressRig rig = PressRig.ready();
    rig.load(LIMITS, simple());
    assertEquals(7, rig.start(new LimitWords(9, 0.5, 0.3, 1), simple()), "other limits");
    assertEquals(7, rig.start(LIMITS, simple().loss(2)), "another profile");
    long crcs = ((long) simple().crc() << 16) | LIMITS.crc();
    assertEquals(PressRig.REFUSED, rig.send(Frame.START, 0, crcs, 2), "another run");
    assertEquals(7, rig.nack());
    assertEquals(PressRig.REFUSED, rig.send(Frame.START, 0, crcs, 0), "no run");
    assertEquals(10, rig.nack());
  }

  /** What another master writes between VALIDATE and START changes nothing. */
  @Test
  void theShadowCountsAndNotTheRegisters() {
    PressRig rig = PressRig.ready();
    rig.load(LIMITS, simple());
    rig.registers.write(146, Words.f32(200));
    rig.registers.write(64, Words.f32(240));
    assertEquals(0, rig.start(LIMITS, simple()));
    rig.runUntil(PlcState.COMPLETE, 200);
    assertEquals(10, rig.f32(166), 0.1, "peak kN");
  }

  @Test
  void limitsAppliedAfterAProfileAreCheckedAtStart() {
    PressRig rig = PressRig.ready();
    assertEquals(0, rig.load(simple()));
    LimitWords narrow = new LimitWords(5, 0.5, 0.3, 1);
    rig.registers.write(64, narrow.registers());
    assertEquals(PressRig.DONE, rig.send(Frame.APPLY));
    assertEquals(6, rig.start(narrow, simple()));
  }

  @Test
  void aDryRunChecksAndCopiesNothing() {
    PressRig rig = PressRig.ready();
    rig.registers.write(128, simple().registers());
    Frame frame = new Frame(rig.epoch(), Frame.VALIDATE, 0, 0, 0, rig.nextSequence());
    rig.registers.write(0, frame.registers(1));
    assertEquals(PressRig.DONE, rig.reg(113));
    assertEquals(0, rig.reg(158));
    assertEquals(1, rig.reg(159), "still loading");
  }

  @Test
  void duringARunLimitsMayOnlyBecomeNarrower() {
    PressRig rig = PressRig.ready();
    rig.go(LIMITS, simple());
    rig.registers.write(64, new LimitWords(10.4, 0.5, 0.3, 1).registers());
    assertEquals(PressRig.REFUSED, rig.send(Frame.APPLY));
    assertEquals(6, rig.nack());
    rig.registers.write(64, new LimitWords(10.2, 0.5, 0.3, 1).registers());
    assertEquals(PressRig.DONE, rig.send(Frame.APPLY));
    assertEquals(new LimitWords(10.2, 0.5, 0.3, 1).crc(), rig.reg(174));
  }
}
