package io.stackline.envelope;

import io.stackline.unit.Pressure;
import java.util.List;
import java.util.stream.Collectors;

/** Why an attempt must not be made. */
public sealed interface Objection {
  /** The rule and the numbers. */
  String sentence();

  /**
   * More is asked for than something bears.
   *
   * @param lapses overrides of the binding material that do not count, and why
   */
  record Exceeded(String stage, Pressure asked, Cap cap, List<Lapse> lapses) implements Objection {
    public Exceeded {
      lapses = List.copyOf(lapses);
    }

    @Override
    public String sentence() {
      String why = lapses.stream().map(Lapse::sentence).collect(Collectors.joining("; "));
      return "stage %s asks for %s, but %s%s"
          .formatted(stage, asked, cap.rule(), why.isEmpty() ? "" : "; " + why);
    }
  }

  /** The press or the stage itself does not do. */
  record Unfit(String sentence) implements Objection {}
}
