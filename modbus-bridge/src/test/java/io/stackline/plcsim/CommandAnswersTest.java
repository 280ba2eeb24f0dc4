package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** BUSY, DONE and the refusals that need no running program. */
class CommandAnswersTest {
  @Test
  void whileACommandIsBeingPerformedAnyOtherIsRefused() {
    PressRig rig = PressRig.ready();
    rig.send(Frame.TARE);
    assertEquals(1, rig.reg(113), "BUSY");
    assertEquals(PressRig.REFUSED, rig.send(Frame.CLEAR));
    assertEquals(11, rig.nack());
    rig.run(0.6);
    assertEquals(
        PressRig.REFUSED,
        rig.reg(113),
        "the refusal stays: the tare's own acknowledgement has been overtaken");
    assertEquals(PressRig.DONE, rig.send(Frame.CLEAR));
  }

  @Test
  void taringIsBusyForHalfASecondAndThenDone() {
    PressRig rig = PressRig.ready();
    rig.sensors.disturbHigh(300);
    rig.run(0.2);
    assertEquals(0.3, rig.f32(124), 0.06);
    assertEquals(1, rig.send(Frame.TARE));
    rig.run(0.49);
    assertEquals(1, rig.reg(113));
    rig.run(0.05);
    assertEquals(PressRig.DONE, rig.reg(113));
    assertEquals(0, rig.f32(124), 0.06);
    assertEquals(1, rig.reg(106) >> 11 & 1, "force tared");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void numbersThatAreNoneAreRefused(double argument) {
    PressRig rig = PressRig.ready();
    assertEquals(PressRig.REFUSED, rig.send(Frame.ADJUST, argument, 0, 0));
    assertEquals(10, rig.nack());
    assertEquals(4, rig.reg(115), "ARG0");
  }

  @Test
  void anUnknownCodeIsRefusedAndConsumed() {
    PressRig rig = PressRig.ready();
    int next = rig.nextSequence();
    assertEquals(PressRig.REFUSED, rig.send(16));
    assertEquals(9, rig.nack());
    assertEquals(next, rig.ackSequence());
  }
}
