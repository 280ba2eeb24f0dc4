package io.stackline.envelope;

import io.stackline.press.DieId;
import io.stackline.press.PressId;
import io.stackline.unit.Pressure;
import java.util.List;

/**
 * The shortest way to a stage that must not be pressed, or that nothing on the site can press.
 *
 * @param events in order; the last one is what must not happen
 * @param stage in which it would
 * @param sentence for people, with the rule and the numbers
 */
public record CounterExample(List<Event> events, String stage, Cause cause, String sentence)
    implements Judgement {
  public CounterExample {
    events = List.copyOf(events);
  }

  /** What is wrong with it. */
  public sealed interface Cause {}

  /** More is asked for than the stack, the die or the fixture bears; the cap names which. */
  public record TooMuch(Pressure asked, Cap cap, DieId die, List<Lapse> lapses) implements Cause {
    public TooMuch {
      lapses = List.copyOf(lapses);
    }
  }

  /**
   * No press of the site takes the stage.
   *
   * @param reasons of every press; none if the site has no press or no such die
   */
  public record NothingFits(List<Unfit> reasons) implements Cause {
    public NothingFits {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * Presses that cannot take a stage in this die.
   *
   * @param presses that are alike in all that counts
   */
  public record Unfit(List<PressId> presses, DieId die, String reason) {
    public Unfit {
      presses = List.copyOf(presses);
    }
  }
}
