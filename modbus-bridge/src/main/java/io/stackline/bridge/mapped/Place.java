package io.stackline.bridge.mapped;

import io.stackline.press.PressProgram;
import io.stackline.press.PressProgram.Segment;
import io.stackline.press.PressState;
import io.stackline.press.SegmentType;
import io.stackline.unit.Force;
import java.util.List;
import java.util.Optional;

/**
 * Which segment of its program a stroke is in, as far as state and force tell.
 *
 * @param segment its index
 */
record Place(int segment, SegmentType type) {
  private static final double NEARLY = 0.95;
  private static final double SERVED = 0.95;
  private static final double NEARLY_THERE = 0.99;
  private static final double FAR_BELOW = 0.8;

  boolean isHold() {
    return type == SegmentType.DWELL || type == SegmentType.INSITU;
  }

  boolean isInBand(Force force, PressProgram program) {
    Segment at = program.segments().get(segment);
    return Math.abs(force.newtons() - at.target().newtons()) <= at.tolerance().newtons();
  }

  /**
   * Where a stroke stands that the press runs by itself. In states that tell nothing it stays where
   * it stood. A ramp after a dwell is its release, unless the dwell is not served and the force
   * merely out of band.
   */
  static Place of(Task task, PressState state, Force force, Course course) {
    PressProgram program = task.program();
    Place before = course.place();
    boolean after = before.isHold() || before.type() == SegmentType.RELEASE;
    return switch (state) {
      case APPROACH, RAMP -> {
        if (after) {
          yield isLeft(task, force, course) ? release(program, force).orElse(before) : before;
        }
        yield isBelowPreload(program, force)
            ? first(program, SegmentType.PRELOAD).orElse(before)
            : first(program, SegmentType.RAMP).orElse(before);
      }
      case DWELL, INSITU ->
          isPreload(program, force)
              ? first(program, SegmentType.PRELOAD).orElse(before)
              : hold(program).orElse(before);
      case RELEASE, ABORTING -> release(program, force).orElse(before);
      default -> before;
    };
  }

  private static boolean isLeft(Task task, Force force, Course course) {
    boolean served = course.credit().toMillis() >= SERVED * task.dwell().toMillis();
    boolean below = force.newtons() < task.target().newtons() * (served ? NEARLY_THERE : FAR_BELOW);
    return below || course.place().type() == SegmentType.RELEASE;
  }

  static Place start(PressProgram program) {
    return new Place(0, program.segments().get(0).type());
  }

  private static boolean isBelowPreload(PressProgram program, Force force) {
    return preload(program)
        .filter(each -> force.compareTo(each.target().times(NEARLY)) < 0)
        .isPresent();
  }

  /** A press may show its dwell flag in the preload as well. */
  private static boolean isPreload(PressProgram program, Force force) {
    Optional<Place> hold = hold(program);
    if (hold.isEmpty() || !force.isKnown()) {
      return false;
    }
    double target = program.segments().get(hold.get().segment()).target().newtons();
    return preload(program)
        .filter(
            each ->
                Math.abs(force.newtons() - each.target().newtons())
                    < Math.abs(force.newtons() - target))
        .isPresent();
  }

  private static Optional<Segment> preload(PressProgram program) {
    return program.segments().stream()
        .filter(each -> each.type() == SegmentType.PRELOAD)
        .findFirst();
  }

  private static Optional<Place> hold(PressProgram program) {
    return first(program, SegmentType.DWELL).or(() -> first(program, SegmentType.INSITU));
  }

  private static Optional<Place> first(PressProgram program, SegmentType type) {
    List<Segment> segments = program.segments();
    for (int n = 0; n < segments.size(); n++) {
      if (segments.get(n).type() == type) {
        return Optional.of(new Place(n, type));
      }
    }
    return Optional.empty();
  }

  private static Optional<Place> release(PressProgram program, Force force) {
    Optional<Place> found = Optional.empty();
    for (int n = 0; n < program.segments().size(); n++) {
      Segment segment = program.segments().get(n);
      if (segment.type() == SegmentType.RELEASE) {
        found = Optional.of(new Place(n, SegmentType.RELEASE));
        if (segment.target().compareTo(force) < 0) {
          return found;
        }
      }
    }
    return found;
  }
}
