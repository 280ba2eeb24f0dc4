package io.stackline.envelope;

import io.stackline.press.DieId;
import io.stackline.press.ForceChannel;
import io.stackline.press.PressId;
import io.stackline.press.StageKind;
import io.stackline.recipe.CapOverride;
import io.stackline.recipe.Target;
import io.stackline.unit.Force;
import io.stackline.unit.Pressure;
import java.util.List;
import java.util.OptionalInt;

/**
 * No path of the recipe asks for more than the stack, the die, the fixture and the press bear.
 *
 * @param stages in the recipe's order
 * @param leansOn overrides without which it would not hold, or that lift a cap in it
 * @param assumesApproval whether the recipe is not approved yet, so that a run would have none of
 *     those overrides
 * @param states how many were looked at
 */
public record Proof(
    List<Stage> stages, List<CapOverride> leansOn, boolean assumesApproval, int states)
    implements Judgement {
  public Proof {
    stages = List.copyOf(stages);
    leansOn = List.copyOf(leansOn);
  }

  /**
   * One stage.
   *
   * @param bounds for each die, target and class of presses that may take it, the least margin of
   *     all paths
   * @param unfit presses that cannot take it, and why
   */
  public record Stage(
      String id, StageKind kind, List<Bound> bounds, List<CounterExample.Unfit> unfit) {
    public Stage {
      bounds = List.copyOf(bounds);
      unfit = List.copyOf(unfit);
    }
  }

  /**
   * What bounds a stage in one die, on presses that are alike in all that counts.
   *
   * @param presses at least one; where the press's own rating binds, the cap names the first
   * @param asked the highest pressure the stage may ask for, that of its window included
   * @param channel force channel that controls
   * @param applied overrides that lift a cap
   * @param attempts how often it may be pressed before an override's time is used up, provided
   *     nobody pauses; empty if no override bounds it
   */
  public record Bound(
      List<PressId> presses,
      DieId die,
      Target target,
      Pressure asked,
      Force force,
      Cap cap,
      ForceChannel.Kind channel,
      List<CapOverride> applied,
      OptionalInt attempts) {
    public Bound {
      presses = List.copyOf(presses);
      applied = List.copyOf(applied);
    }

    /** How far the cap lies above what is asked, as a share of it; not below zero but rounding. */
    public double margin() {
      return cap.value().pascals() / asked.pascals() - 1;
    }
  }
}
