package io.stackline.sequence.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.press.TraceSample;
import io.stackline.run.OrderReport.StrokeEnd;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What arrived of a trace, whoever handed it over. */
class HandedTest {
  private final Strokes strokes = new Strokes();
  private final List<TraceSample> all = strokes.faultless;
  private final int count = all.size();
  private final long first = all.get(0).sequence();

  @Test
  void whoFollowsAStrokeFromItsStartIsBelieved() {
    assertCounts(count, 0, Handed.of(said(count, 0), count, true, facts(all)));
    assertCounts(count - 3, 3, Handed.of(said(count - 3, 3), count - 3, true, facts(all)));
    assertCounts(count - 5, 5, Handed.of(said(count, 0), count - 5, true, facts(all)));
  }

  /** The successor read the last 300, and counted all before them since the boot as lost. */
  @Test
  void whatSomebodyElseHandedOverBeforeIsNotLost() {
    StrokeEnd taken = said(300, first + count - 300);
    assertCounts(count, 0, Handed.of(taken, count + 40, true, facts(all)));

    List<TraceSample> holed = strokes.without(each -> each.sequence() % 10 == 5);
    assertCounts(
        holed.size(), count - holed.size(), Handed.of(taken, holed.size(), true, facts(holed)));
  }

  @Test
  void withoutTheBeginningNobodyKnowsHowMuchIsLost() {
    StrokeEnd taken = said(300, first + count - 300);
    assertCounts(300, first + count - 300, Handed.of(taken, count, false, facts(all)));
  }

  private static void assertCounts(long read, long lost, StrokeEnd end) {
    assertEquals(read, end.samplesRead(), "read");
    assertEquals(lost, end.samplesLost(), "lost");
  }

  private StrokeEnd said(long read, long lost) {
    return Strokes.end(strokes.lithium, all).counted(read, lost);
  }

  private TraceFacts facts(List<TraceSample> samples) {
    TraceMeter meter = new TraceMeter(strokes.lithium, strokes.program, Duration.ofMillis(20));
    samples.forEach(meter::add);
    return meter.facts();
  }
}
