package io.stackline.sequence.stage;

import io.stackline.run.OrderReport.StrokeEnd;

/** How many samples of a stroke have arrived, and how many are lost. Pure. */
public final class Handed {
  private Handed() {}

  /**
   * What the last one who followed the stroke says, corrected by what is stored. Whoever took it up
   * under way does not know when it began, and counts as lost all that the ring has forgotten since
   * the PLC's boot; so what it says is the number of the last sample. If those before it are stored
   * from the beginning on, they tell.
   *
   * @param stored how many were handed over, by anybody
   * @param fromBeginning whether the first of the stroke is among them
   */
  public static StrokeEnd of(StrokeEnd end, long stored, boolean fromBeginning, TraceFacts facts) {
    long missing = Math.max(0, end.samplesRead() - stored);
    if (missing == 0 && stored > end.samplesRead() && fromBeginning) {
      long all = end.samplesRead() + end.samplesLost() - facts.first();
      if (all >= facts.samples()) {
        return end.counted(facts.samples(), all - facts.samples());
      }
    }
    return end.counted(end.samplesRead() - missing, end.samplesLost() + missing);
  }
}
