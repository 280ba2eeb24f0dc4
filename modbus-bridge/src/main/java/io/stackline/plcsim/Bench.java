package io.stackline.plcsim;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The simulated operator's hands: which layers lie in which cell, and under which press its die is.
 *
 * <p><b>Not part of PRESSMAP</b>; no real press has it. One bench is shared by all presses of a
 * process, and each press shows it as holding registers from {@value #FIRST_REGISTER}, so that a
 * Modbus master can also play the operator. One FC16 of {@value BenchBlock#REGISTERS} registers is
 * one operation ({@link BenchBlock} encodes it); values are high word first, f32 as IEEE-754:
 *
 * <pre>
 * 60000 u16 OPERATION  1 NEW_CELL, 2 ADD_LAYER, 3 PLACE_IN_THIS_PRESS, 4 REMOVE
 * 60001 u16 LAYER_KIND 0 none, 1 powder, 2 metal, 3 rigid (ADD_LAYER only)
 * 60002 u32 CELL       1..2^32-1; with REMOVE 0 = whatever is there
 * 60004 f32 DIE_BORE   mm (NEW_CELL only)
 * 60006 f32 NUMBER[8]  powder: mass mg, true density g/cm3, B, A_p MPa^-1/2, creep per decade, M0 GPa, b
 *                      metal:  diameter mm, thickness mm, A0 1/s, Q_c kJ/mol, m, S MPa
 *                      rigid:  thickness mm
 * 60022 u16 SEQUENCE   commit, written last; 0 is ignored, the acknowledged one is not performed again
 * 60023 -   0          (up to 60031; read only)
 * 60032 u16 ACK_SEQUENCE, read only from here
 * 60033 u16 ACK_CODE   0 none, 1 done, 2 refused
 * 60034 u16 REASON     0 none, 1 unknown operation or kind, 2 no such cell, 3 cell exists, 4 number out of range,
 *                      5 die is in another press, 6 press is occupied, 7 ram is not open, 8 cell too thick, 9 bench is full
 * 60035 u16 LAYERS     in the die under this press
 * 60036 u32 CELL       under this press, 0 = none
 * </pre>
 *
 * <p>A die can be placed, removed or filled under a press only while its ram is open. At most
 * {@value #MAX_CELLS} cells. Safe for use by several threads; each press's own lock must be held by
 * whoever writes its registers.
 */
public final class Bench {
  /** First register of the block, PDU address. */
  public static final int FIRST_REGISTER = 60000;

  /** First register of the acknowledgement, PDU address. */
  public static final int ACK_REGISTER = 60032;

  /** Registers of the acknowledgement. */
  public static final int ACK_REGISTERS = 6;

  /** More cells than a demonstration makes; bounds what a Modbus master can make us keep. */
  public static final int MAX_CELLS = 4096;

  private static final double OPEN_MM = 0.1;

  private final Map<Long, CellInDie> cells = new HashMap<>();

  /** Why the hands did not do it. */
  enum Reason {
    /** They did. */
    NONE(0),
    /** No such operation or kind of layer. */
    UNKNOWN(1),
    /** No cell has this number. */
    NO_SUCH_CELL(2),
    /** A cell has this number already. */
    CELL_EXISTS(3),
    /** A number no material or die has. */
    OUT_OF_RANGE(4),
    /** The die is under another press. */
    ELSEWHERE(5),
    /** Another die is under this press. */
    OCCUPIED(6),
    /** The ram is not open. */
    RAM_NOT_OPEN(7),
    /** The cell does not fit under the ram. */
    TOO_THICK(8),
    /** No room for another cell or layer. */
    FULL(9);

    private final int code;

    Reason(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }
  }

  /** An empty bench. */
  public Bench() {}

  /** The cell of this number, as it is now. */
  public synchronized Optional<CellInDie> cell(long number) {
    return Optional.ofNullable(cells.get(number));
  }

  synchronized long numberOf(CellInDie cell) {
    for (Map.Entry<Long, CellInDie> entry : cells.entrySet()) {
      if (entry.getValue() == cell) {
        return entry.getKey();
      }
    }
    return 0;
  }

  synchronized Reason perform(int[] block, PressPlant press) {
    long number = RegisterWriter.u32(block, BenchBlock.CELL);
    Optional<CellInDie> cell = Optional.ofNullable(cells.get(number));
    return switch (block[0]) {
      case 1 -> newCell(number, RegisterWriter.f32(block, BenchBlock.BORE));
      case 2 -> cell.map(c -> addLayer(c, block, press)).orElse(Reason.NO_SUCH_CELL);
      case 3 -> cell.map(c -> place(c, press)).orElse(Reason.NO_SUCH_CELL);
      case 4 -> remove(number, press);
      default -> Reason.UNKNOWN;
    };
  }

  private Reason newCell(long number, double boreMm) {
    if (cells.containsKey(number)) {
      return Reason.CELL_EXISTS;
    }
    if (cells.size() >= MAX_CELLS) {
      return Reason.FULL;
    }
    if (number == 0 || !(boreMm > 0) || boreMm > 1000) {
      return Reason.OUT_OF_RANGE;
    }
    cells.put(number, new CellInDie(boreMm));
    return Reason.NONE;
  }

  private static Reason addLayer(CellInDie cell, int[] block, PressPlant press) {
    if (cell.isHeld() && !cell.isHeldBy(press)) {
      return Reason.ELSEWHERE;
    }
    if (cell.isHeldBy(press) && !open(press)) {
      return Reason.RAM_NOT_OPEN;
    }
    if (cell.layers().size() >= CellInDie.MAX_LAYERS) {
      return Reason.FULL;
    }
    try {
      return add(cell, block);
    } catch (IllegalArgumentException outOfRange) {
      return Reason.OUT_OF_RANGE;
    }
  }

  private static Reason add(CellInDie cell, int[] block) {
    double[] n = new double[8];
    for (int i = 0; i < n.length; i++) {
      n[i] = RegisterWriter.f32(block, BenchBlock.NUMBERS + 2 * i);
    }
    switch (block[1]) {
      case BenchBlock.POWDER ->
          cell.addPowder(new Powder(n[1], n[2], n[3], n[4], n[5], n[6]), n[0]);
      case BenchBlock.METAL -> cell.addMetal(new Metal(n[2], n[3], n[4], n[5]), n[0], n[1]);
      case BenchBlock.RIGID -> cell.addRigid(n[0]);
      default -> {
        return Reason.UNKNOWN;
      }
    }
    return Reason.NONE;
  }

  private static Reason place(CellInDie cell, PressPlant press) {
    if (cell.isHeldBy(press)) {
      return Reason.NONE;
    }
    if (cell.isHeld()) {
      return Reason.ELSEWHERE;
    }
    if (press.cell().isPresent()) {
      return Reason.OCCUPIED;
    }
    if (!open(press)) {
      return Reason.RAM_NOT_OPEN;
    }
    if (cell.freeThicknessMm()
        >= press.parameters().frame().closedPositionMm() - press.positionMm()) {
      return Reason.TOO_THICK;
    }
    press.place(cell);
    return Reason.NONE;
  }

  private Reason remove(long number, PressPlant press) {
    Optional<CellInDie> there = press.cell();
    if (there.isEmpty() || (number != 0 && there.get() != cells.get(number))) {
      return Reason.NO_SUCH_CELL;
    }
    if (!open(press)) {
      return Reason.RAM_NOT_OPEN;
    }
    press.remove();
    return Reason.NONE;
  }

  private static boolean open(PressPlant press) {
    return press.forceN() <= 0 && press.positionMm() <= OPEN_MM;
  }
}
