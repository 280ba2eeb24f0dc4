package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.plcsim.BenchLayer.Foil;
import io.stackline.plcsim.BenchLayer.PowderLoad;
import io.stackline.plcsim.BenchLayer.Spacer;
import org.junit.jupiter.api.Test;

/** The simulated operator's hands, over registers. */
class BenchTest {
  private int sequence;

  /** Does it and returns the reason register; 0 = done. */
  private int hands(PressRig rig, BenchBlock block) {
    assertEquals(PressRegisters.Written.DONE, rig.registers.write(60000, block.registers()));
    int[] answer = rig.registers.holdings(60032, 3).orElseThrow();
    assertEquals(block.sequence(), answer[0], "ACK_SEQUENCE");
    assertEquals(answer[2] == 0 ? 1 : 2, answer[1], "ACK_CODE");
    return answer[2];
  }

  @Test
  void aCellIsMadeFilledPressedAndCarriedToAnotherPress() {
    Bench bench = new Bench();
    PressRig a = PressRig.highRange(bench);
    PressRig b = PressRig.lowRange(bench);
    assertEquals(0, hands(a, BenchBlock.newCell(70_001, 10, ++sequence)));
    assertEquals(
        0, hands(a, BenchBlock.addLayer(70_001, new PowderLoad(Materials.LPSCL, 100), ++sequence)));
    assertEquals(0, hands(a, BenchBlock.place(70_001, ++sequence)));
    assertArrayEquals(
        new int[] {1, 1, 70_001 - 65_536}, a.registers.holdings(60035, 3).orElseThrow());
    assertEquals(1, a.plant.cell().orElseThrow().layers().size());
    assertEquals(5, hands(b, BenchBlock.place(70_001, ++sequence)), "it is under the other press");
    assertEquals(5, hands(b, BenchBlock.addLayer(70_001, new Spacer(0.02), ++sequence)));
    assertEquals(0, hands(a, BenchBlock.remove(0, ++sequence)));
    assertEquals(0, hands(b, BenchBlock.place(70_001, ++sequence)));
    assertEquals(
        0, hands(b, BenchBlock.addLayer(70_001, new Foil(Materials.LITHIUM, 10, 0.1), ++sequence)));
    assertEquals(0, hands(b, BenchBlock.addLayer(70_001, new Spacer(0.02), ++sequence)));
    assertEquals(3, b.plant.cell().orElseThrow().layers().size());
    assertEquals(1.517 + 0.12, bench.cell(70_001).orElseThrow().freeThicknessMm(), 0.002);
  }

  @Test
  void theRegistersOfALayerAreAsDocumented() {
    int[] block =
        BenchBlock.addLayer(0x00010002L, new PowderLoad(Materials.LPSCL, 100), 7).registers();
    int[] expected =
        Words.join(
            new int[] {2, 1, 1, 2, 0, 0},
            Words.f32(100),
            Words.f32(1.86),
            Words.f32(0.60),
            Words.f32(0.0585),
            Words.f32(0.020),
            Words.f32(35),
            Words.f32(5),
            Words.f32(0),
            new int[] {7});
    assertArrayEquals(expected, block);
    int[] foil = BenchBlock.addLayer(1, new Foil(Materials.LITHIUM, 8, 0.1), 8).registers();
    assertEquals(2, foil[1]);
    assertEquals(4.25e4, Words.f32(foil[10], foil[11]));
  }

  @Test
  void aRepeatedSequenceNumberDoesNothingTwice() {
    PressRig rig = PressRig.highRange(new Bench());
    hands(rig, BenchBlock.newCell(1, 10, 1));
    BenchBlock add = BenchBlock.addLayer(1, new PowderLoad(Materials.LPSCL, 50), 2);
    hands(rig, add);
    hands(rig, add);
    assertEquals(1, rig.bench.cell(1).orElseThrow().layers().size());
  }

  @Test
  void whatHandsCannotDoIsRefusedWithItsReason() {
    PressRig rig = PressRig.highRange(new Bench());
    assertEquals(2, hands(rig, BenchBlock.place(5, ++sequence)), "no such cell");
    assertEquals(0, hands(rig, BenchBlock.newCell(5, 10, ++sequence)));
    assertEquals(3, hands(rig, BenchBlock.newCell(5, 10, ++sequence)), "exists");
    assertEquals(4, hands(rig, BenchBlock.newCell(6, -1, ++sequence)), "no bore");
    assertEquals(4, hands(rig, BenchBlock.newCell(0, 10, ++sequence)), "no number");
    assertEquals(
        4,
        hands(rig, BenchBlock.addLayer(5, new Foil(Materials.LITHIUM, 11, 0.1), ++sequence)),
        "too wide");
    assertEquals(
        4, hands(rig, BenchBlock.addLayer(5, new PowderLoad(Materials.LPSCL, -1), ++sequence)));
    assertEquals(
        1,
        hands(rig, BenchBlock.addLayer(5, new BenchLayer.Nothing(), ++sequence)),
        "nothing to add");
    assertEquals(2, hands(rig, BenchBlock.remove(5, ++sequence)), "not in the press");
    assertEquals(0, hands(rig, BenchBlock.addLayer(5, new Spacer(3.0), ++sequence)));
    assertEquals(8, hands(rig, BenchBlock.place(5, ++sequence)), "too thick");
    hands(rig, BenchBlock.newCell(7, 10, ++sequence));
    hands(rig, BenchBlock.newCell(8, 10, ++sequence));
    assertEquals(0, hands(rig, BenchBlock.place(7, ++sequence)));
    assertEquals(6, hands(rig, BenchBlock.place(8, ++sequence)), "occupied");
  }

  @Test
  void aDieUnderLoadCannotBeTouched() {
    PressRig rig = PressRig.ready();
    rig.go(
        new LimitWords(30, 1, 0.3, 2),
        new ProfileWords(1).segment(ProfileWords.RAMP, 0, 8, 0.4, 0));
    rig.runUntil(PlcState.RAMP, 30);
    assertEquals(7, hands(rig, BenchBlock.remove(0, ++sequence)));
    assertThrows(IllegalStateException.class, rig.plant::remove);
    assertTrue(rig.plant.cell().isPresent());
  }

  @Test
  void theAcknowledgementCannotBeWritten() {
    PressRig rig = PressRig.highRange(new Bench());
    assertEquals(PressRegisters.Written.NO_SUCH_ADDRESS, rig.registers.write(60032, new int[] {1}));
    assertEquals(
        PressRegisters.Written.NO_SUCH_ADDRESS, rig.registers.write(60022, new int[] {1, 2}));
  }
}
