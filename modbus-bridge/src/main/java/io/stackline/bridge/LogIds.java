package io.stackline.bridge;

import io.stackline.press.PressId;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.PressOrder;
import io.stackline.run.RunId;
import java.util.Optional;
import org.slf4j.MDC;

/**
 * Puts ids into every line that is logged while a press is worked at: its own, and that of the run
 * whose stroke it has, from the order to its final report. Confined to one crank.
 */
final class LogIds {
  private static final String PRESS = "press";
  private static final String RUN = "run";

  private final PressId press;
  private Optional<Stroke> stroke = Optional.empty();

  private record Stroke(OrderId order, RunId run) {}

  LogIds(PressId press) {
    this.press = press;
  }

  /** An order is about to be taken. */
  void ordered(PressOrder order) {
    if (order instanceof PressOrder.RunProgram program) {
      begun(new Stroke(program.id(), program.run()));
    } else if (order instanceof PressOrder.Reattach reattach) {
      begun(new Stroke(reattach.id(), reattach.run()));
    }
  }

  private void begun(Stroke next) {
    stroke = Optional.of(next);
    MDC.put(RUN, next.run().value());
  }

  /** A report was told and logged. */
  void reported(OrderReport report) {
    boolean over =
        report.progress().isFinal()
            && stroke.filter(each -> each.order().equals(report.order())).isPresent();
    if (over) {
      stroke = Optional.empty();
      MDC.remove(RUN);
    }
  }

  /** Works under the ids. */
  void during(Runnable work) {
    MDC.put(PRESS, press.value());
    stroke.ifPresent(each -> MDC.put(RUN, each.run().value()));
    try {
      work.run();
    } finally {
      MDC.remove(PRESS);
      MDC.remove(RUN);
    }
  }
}
