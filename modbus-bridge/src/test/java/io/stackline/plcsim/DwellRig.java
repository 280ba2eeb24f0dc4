package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A press with both load cells in a long dwell at 8 kN, healthy so far. */
final class DwellRig {
  static final LimitWords LIMITS = new LimitWords(8.24, 0.5, 0.3, 2);

  private DwellRig() {}

  static ProfileWords profile() {
    return new ProfileWords(1)
        .segment(ProfileWords.RAMP, ProfileWords.SOFT, 8, 0.4, 0)
        .segment(ProfileWords.DWELL, ProfileWords.SOAK, 8, 0, 600_000)
        .segment(ProfileWords.RELEASE, 0, 0, 0.5, 0);
  }

  /** On the way up, at 4 kN. */
  static PressRig ramping() {
    PressRig rig = PressRig.ready();
    rig.go(LIMITS, profile());
    rig.runUntil(() -> rig.f32(126) > 4, 60);
    return rig;
  }

  static PressRig dwelling() {
    PressRig rig = PressRig.ready();
    rig.go(LIMITS, profile());
    rig.runUntil(PlcState.DWELL, 60);
    rig.run(2);
    assertEquals(0, rig.reg(160) | rig.reg(161), "control: healthy so far");
    return rig;
  }
}
