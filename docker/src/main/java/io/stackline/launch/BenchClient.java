package io.stackline.launch;

import io.stackline.bridge.link.LinkException;
import io.stackline.bridge.link.PlcLink;
import io.stackline.bridge.register.Words;
import io.stackline.plcsim.Bench;
import io.stackline.plcsim.BenchBlock;
import io.stackline.plcsim.BenchLayer;
import java.util.Set;

/** Works a simulated press's bench registers: one block, one acknowledgement. */
final class BenchClient {
  private static final int REASON_NONE = 0;
  private static final int REASON_NO_SUCH_CELL = 2;
  private static final int REASON_CELL_EXISTS = 3;
  private static final int SEQUENCE_MAX = 0xFFFF;

  private final PlcLink link;

  BenchClient(PlcLink link) {
    this.link = link;
  }

  /** Takes this cell out of the press, if it is there. */
  void remove(long cell) throws LinkException {
    perform(BenchBlock.remove(cell, next()), Set.of(REASON_NONE, REASON_NO_SUCH_CELL));
  }

  /**
   * Puts this cell under the press, in a die of its own if it is new; whatever else was there is
   * taken out.
   *
   * @return how many layers it has
   */
  int place(long cell, double boreMm) throws LinkException {
    perform(BenchBlock.newCell(cell, boreMm, next()), Set.of(REASON_NONE, REASON_CELL_EXISTS));
    if (acknowledgement().u32(Bench.ACK_REGISTER + 4) != cell) {
      perform(BenchBlock.remove(0, next()), Set.of(REASON_NONE, REASON_NO_SUCH_CELL));
      perform(BenchBlock.place(cell, next()), Set.of(REASON_NONE));
    }
    return acknowledgement().u16(Bench.ACK_REGISTER + 3);
  }

  /** Lays a layer on top. */
  void add(long cell, BenchLayer layer) throws LinkException {
    perform(BenchBlock.addLayer(cell, layer, next()), Set.of(REASON_NONE));
  }

  private int next() throws LinkException {
    return acknowledgement().u16(Bench.ACK_REGISTER) % SEQUENCE_MAX + 1;
  }

  private void perform(BenchBlock block, Set<Integer> acceptable) throws LinkException {
    link.write(Words.at(Bench.FIRST_REGISTER, block.registers()));
    Words answer = acknowledgement();
    int reason = answer.u16(Bench.ACK_REGISTER + 2);
    if (answer.u16(Bench.ACK_REGISTER) != block.sequence() || !acceptable.contains(reason)) {
      throw new IllegalStateException(
          "the bench refused "
              + block.operation()
              + " of cell "
              + block.cell()
              + " with reason "
              + reason);
    }
  }

  private Words acknowledgement() throws LinkException {
    return link.readHolding(Bench.ACK_REGISTER, Bench.ACK_REGISTERS);
  }
}
