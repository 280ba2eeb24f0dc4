package io.stackline.launch;

import io.stackline.plcsim.server.Fault;
import io.stackline.plcsim.server.FaultRefused;
import io.stackline.plcsim.server.FaultText;
import io.stackline.press.PressId;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What shall go wrong with simulated presses. */
final class FaultOption {
  private static final String EVERY_PRESS = "all";

  @Option(
      names = "--fault",
      paramLabel = "PRESS:FAULT",
      description = {
        "Lets something go wrong with a press (or with all), for instance"
            + " P1:late=300ms,share=10%%; may be repeated.",
        "In its transactions: lost-request, lost-reply, late=300ms, delay=5..20ms, duplicated,"
            + " truncated, pieces, wrong-transaction, wrong-unit, wrong-function, wrong-length,"
            + " garbage, exception=6, torn, dead; share=10%% of them, else every one.",
        "At the press: guard-open, e-stop, pump-broken, gas-lost, glovebox-wet, oil-hot=30K,"
            + " oil-low=5%%, air-in-oil=5%%, leak=100x, valve-stuck, pellet-crack, tilt=10x,"
            + " clock-jump=3600s, restart.",
        "At a sensor: high-cell-open, high-cell-stuck,",
        "high-cell-drift=1%%/min, high-cell-off=500N,",
        "low-cell-open, low-cell-stuck,",
        "low-cell-drift=1%%/min,",
        "line-open, line-stuck, line-drift=1%%/min,",
        "position-open, position-stuck,",
        "position-drift=1%%/min.",
        "Of each: after=30s, for=1min, in the press's time."
      })
  private List<String> faults = List.of();

  @Option(
      names = "--fault-seed",
      paramLabel = "N",
      description =
          "Seed of the faults' dice: the same seed strikes the same transactions (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  /** A fault of a press, with the seed of its own dice. */
  record PressFault(PressId press, Fault.Order order, String text, long seed) {
    @Override
    public String toString() {
      return press + " fault " + text + " seed " + seed;
    }
  }

  /**
   * The faults that were asked for.
   *
   * @throws CommandRefused if one cannot be understood or is that of another press
   */
  List<PressFault> of(List<PressId> presses) {
    List<PressFault> result = new ArrayList<>();
    for (String each : faults) {
      String[] parts = each.split(":", 2);
      List<PressId> struck =
          presses.stream()
              .filter(id -> parts[0].equals(EVERY_PRESS) || parts[0].equals(id.value()))
              .toList();
      if (parts.length < 2 || struck.isEmpty()) {
        throw new CommandRefused(
            "--fault " + each + " names none of the presses that are started",
            "write for instance --fault "
                + presses.get(0)
                + ":dead; there are "
                + presses
                + " and "
                + EVERY_PRESS);
      }
      Fault.Order order = read(parts[1]);
      struck.forEach(id -> result.add(new PressFault(id, order, parts[1], seed + result.size())));
    }
    return result;
  }

  private static Fault.Order read(String text) {
    try {
      return FaultText.parse(text);
    } catch (FaultRefused e) {
      throw new CommandRefused(e.what(), e.remedy());
    }
  }
}
