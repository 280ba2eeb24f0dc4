package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.board.Board.ReportId;
import io.stackline.run.OrderId;
import org.junit.jupiter.api.Test;

class ReportedTest {
  private final Reported reported = new Reported();

  private static OrderId order(long number) {
    return new OrderId(Rig.P1, number);
  }

  @Test
  void theHighestNumberCountsInWhateverOrderItWasHeard() {
    reported.heard(new ReportId(order(1), 7));
    reported.heard(new ReportId(order(1), 5));
    assertEquals(7, reported.last(order(1)));
    assertEquals(0, reported.last(order(2)));
  }

  @Test
  void ordersOfLongAgoAreForgotten() {
    for (int i = 1; i <= 2000; i++) {
      reported.heard(new ReportId(order(i), i));
    }
    assertEquals(0, reported.last(order(1)));
    assertEquals(2000, reported.last(order(2000)));
    assertEquals(1500, reported.last(order(1500)));
  }
}
