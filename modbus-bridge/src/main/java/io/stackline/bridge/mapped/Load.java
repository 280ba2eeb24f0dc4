package io.stackline.bridge.mapped;

import io.stackline.bridge.point.WritePlan.Setting;
import io.stackline.map.RegisterMap;
import io.stackline.map.RegisterMap.Commands;
import io.stackline.press.PressProgram;
import io.stackline.press.SegmentType;
import io.stackline.unit.Force;
import io.stackline.unit.ForceRate;
import java.time.Duration;
import java.util.List;

/**
 * A program in the words of one press.
 *
 * @param settings what is written before the start and must read back
 * @param legs what the bridge does with the set-point; none if the press runs the stroke itself
 * @param losses what of the program this press does not do
 */
public record Load(List<Setting> settings, List<Leg> legs, List<String> losses) {
  public Load {
    settings = List.copyOf(settings);
    legs = List.copyOf(legs);
    losses = List.copyOf(losses);
  }

  /**
   * One straight piece of a stroke that the bridge times.
   *
   * @param segment index of the segment it belongs to
   * @param rate at which the set-point walks to the target
   * @param hold how long the force is to be in band then
   */
  record Leg(
      int segment,
      SegmentType type,
      Force target,
      ForceRate rate,
      Duration hold,
      Force tolerance) {}

  /** Whether a program can be expressed. */
  sealed interface Outcome {
    /** It can. */
    record Fits(Load load) implements Outcome {}

    /** It cannot. */
    record Refused(String reason) implements Outcome {}
  }

  /** Puts a program into the words of a map, or says why that cannot be. */
  static Outcome of(RegisterMap map, Commands commands, PressProgram program, Force cap) {
    Loading loading = new Loading(map, commands, program);
    loading.fill();
    commands.cap().ifPresent(point -> loading.cap(point, cap));
    return loading.outcome();
  }
}
