package io.stackline.plcsim.vendor;

import static io.stackline.plcsim.vendor.HyproFlag.CONTACT;
import static io.stackline.plcsim.vendor.HyproFlag.DONE;
import static io.stackline.plcsim.vendor.HyproFlag.FAULT;
import static io.stackline.plcsim.vendor.HyproFlag.IN_BAND;
import static io.stackline.plcsim.vendor.HyproFlag.MOVING;
import static io.stackline.plcsim.vendor.HyproFlag.RUNNING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.plcsim.Panel;
import io.stackline.plcsim.vendor.VendorPlc.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** HYPRO-RTU by its registers alone, 0-based. */
class HyproProgramTest {
  private static final double N_PER_TONNE = 9806.65;
  private static final int START = 1;
  private static final int STOP = 2;
  private static final int RELEASE = 4;
  private static final int RESET = 8;

  private final VendorRig press = new VendorRig(VendorKind.HYPRO_RTU);
  private int scansSinceLife;

  HyproProgramTest() {
    press.host = this::proveLife;
  }

  private void proveLife() {
    if (++scansSinceLife == 200) {
      scansSinceLife = 0;
      press.write(1, 1 - press.holding(1));
    }
  }

  private boolean is(HyproFlag flag) {
    return press.holding(flag.address()) == 1;
  }

  /** Words of floats as they go over the wire: 2.0 t is 4000 0000, its octets swapped 0040 0000. */
  private void setPoints(int targetHigh, int targetLow, int dwellS) {
    press.write(2, targetHigh);
    press.write(3, targetLow);
    press.write(4, 0x2041); // 10 t/min = 4120 0000
    press.write(5, 0);
    press.write(6, dwellS);
  }

  private void start(int dwellS) {
    setPoints(0x0040, 0, dwellS);
    press.write(0, START);
    press.scans(1);
  }

  private double tonnes(int address) {
    int high = Integer.reverseBytes(press.holding(address)) >>> 16;
    int low = Integer.reverseBytes(press.holding(address + 1)) >>> 16;
    return Float.intBitsToFloat(high << 16 | low);
  }

  private String flags() {
    StringBuilder set = new StringBuilder();
    for (HyproFlag each : List.of(RUNNING, IN_BAND, DONE, MOVING, CONTACT)) {
      set.append(is(each) ? each.name().substring(0, 1) : ".");
    }
    return set.toString();
  }

  @Test
  void aStrokeIsApproachRampDwellAndRelease() {
    List<String> story = new ArrayList<>();
    start(20);
    Runnable life = press.host;
    press.host =
        () -> {
          life.run();
          String now = flags();
          if (story.isEmpty() || !story.get(story.size() - 1).equals(now)) {
            story.add(now);
          }
        };
    press.until(() -> is(DONE), 120);
    assertEquals(2.0, tonnes(10), 0.02);
    press.until(() -> !is(RUNNING), 60);
    press.scans(2);
    assertEquals(
        List.of("R..M.", "R..MC", "RI.MC", "RI..C", "R.DMC", "R.DM.", "..D.."),
        story.stream().distinct().toList());
    assertEquals(0, press.forceKn());
    assertEquals(0, tonnes(14), 0.05, "position, mm");
    assertTrue(press.peakKn() < 2.02 * N_PER_TONNE / 1e3, "kN = " + press.peakKn());
    assertFalse(is(FAULT));
  }

  @Test
  void theDwellCountsWhileTheForceIsInBand() {
    start(20);
    press.until(() -> is(IN_BAND), 120);
    double seconds = press.until(() -> is(DONE), 60);
    assertEquals(20, seconds, 1);
  }

  @Test
  void theControlRegisterIsSeenUntilItIsTakenAndThenClearsItself() {
    setPoints(0x0040, 0, 20);
    press.write(0, START);
    assertEquals(START, press.holding(0));
    assertFalse(is(RUNNING));
    press.scans(1);
    assertEquals(0, press.holding(0));
    assertTrue(is(RUNNING));
  }

  /** 19.6 t is 419C CCCD. With the high word alone written the target is neither old nor new. */
  @Test
  void halfAFloatCanBeSeen() {
    setPoints(0x0040, 0, 20);
    press.write(2, 0x9C41);
    assertEquals(19.5, tonnes(2), 1e-6);
    press.write(3, 0xCDCC);
    assertEquals(19.6, tonnes(2), 1e-6);
  }

  @Test
  void withAnythingWrongAStartIsRefusedWithoutAFlag() {
    Map<String, Consumer<VendorRig>> wrongs =
        new TreeMap<>(
            Map.of(
                "guard", rig -> rig.panel.guard(false),
                "emergency stop", rig -> rig.panel.emergencyStop(true),
                "key", rig -> rig.panel.turnKey(Panel.Key.LOCAL),
                "oil", rig -> rig.panel.oilLevel(5),
                "pump", rig -> rig.panel.pump(false),
                "cell", rig -> rig.sensors.disturbHigh(Double.NaN),
                "no target", rig -> rig.write(2, 0),
                "target of 32 t", rig -> rig.write(2, 0x0042),
                "target that is no number", rig -> rig.write(2, 0xC07F),
                "no rate", rig -> rig.write(4, 0)));
    wrongs.forEach(
        (what, wrong) -> {
          VendorRig rig = new VendorRig(VendorKind.HYPRO_RTU);
          rig.write(2, 0x0040);
          rig.write(4, 0x2041);
          wrong.accept(rig);
          rig.scans(1);
          rig.write(0, START);
          rig.scans(1);
          assertEquals(0, rig.holding(RUNNING.address()), what);
          assertEquals(0, rig.holding(FAULT.address()), what);
          assertEquals(0, rig.holding(0), what);
        });
  }

  @Test
  void tenSecondsOfSilenceStopThePumpWithTheLoadHeld() {
    start(600);
    press.until(() -> is(IN_BAND) && !is(MOVING), 120);
    press.write(1, 1 - press.holding(1));
    press.host = () -> {};
    press.seconds(9.9);
    assertTrue(is(RUNNING));
    double held = press.forceKn();
    press.seconds(0.2);
    assertEquals("....C", flags());
    assertTrue(is(FAULT));
    press.seconds(30);
    assertEquals(held, press.forceKn(), 0.1 * held, "the pellet relaxes, nothing presses on");
    press.write(0, RESET);
    press.scans(1);
    assertFalse(is(FAULT));
  }

  @Test
  void writingTheSameLifeAgainProvesNothing() {
    start(600);
    press.until(() -> is(IN_BAND), 120);
    press.host = () -> press.write(1, press.holding(1));
    press.seconds(10.1);
    assertTrue(is(FAULT));
  }

  @Test
  void stopKeepsTheForceAndReleaseTakesItOff() {
    start(600);
    press.until(() -> is(CONTACT) && press.forceKn() > 5, 60);
    press.write(0, STOP);
    press.scans(1);
    assertEquals("....C", flags());
    double held = press.forceKn();
    press.seconds(20);
    assertEquals(held, press.forceKn(), 0.2);
    press.write(0, RELEASE);
    press.scans(1);
    assertEquals("...MC", flags());
    press.until(() -> !is(MOVING), 60);
    assertEquals(".....", flags());
    assertEquals(0, press.forceKn());
  }

  @Test
  void anOpenGuardStopsItAndLatchesAFault() {
    start(600);
    press.until(() -> is(CONTACT) && press.forceKn() > 5, 60);
    press.panel.guard(false);
    press.scans(1);
    assertTrue(is(FAULT));
    assertEquals("....C", flags());
    press.panel.guard(true);
    press.write(0, RESET);
    press.scans(1);
    assertFalse(is(FAULT));
    press.write(0, RELEASE);
    press.until(() -> press.forceKn() == 0 && !is(MOVING), 60);
  }

  @Test
  void aBrokenCellStopsItAndTheLoadComesOffByTheOilPressure() {
    start(600);
    press.until(() -> is(CONTACT) && press.forceKn() > 5, 60);
    press.sensors.disturbHigh(Double.NaN);
    press.scans(1);
    assertTrue(is(FAULT));
    assertTrue(Double.isNaN(tonnes(10)), "no number is invented");
    press.write(0, RELEASE);
    press.until(() -> press.forceKn() == 0 && press.plant.positionMm() < 0.05, 60);
  }

  @Test
  void aRestartForgetsTheSetPointsAndLeavesTheLoad() {
    start(600);
    press.until(() -> is(IN_BAND), 120);
    press.restart();
    assertEquals("....C", flags());
    assertEquals(0, press.holding(2));
    assertTrue(press.forceKn() > 19);
  }

  @Test
  void onlySevenRegistersCanBeWrittenAndThirtyTwoRead() {
    assertEquals(0, press.write(6, 1));
    assertEquals(2, press.write(7, 1));
    assertEquals(2, press.write(10, 1));
    assertEquals(0, press.readException(Table.HOLDING, 16, 16));
    assertEquals(2, press.readException(Table.HOLDING, 17, 16));
  }
}
