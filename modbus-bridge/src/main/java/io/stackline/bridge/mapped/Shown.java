package io.stackline.bridge.mapped;

import io.stackline.bridge.mapped.Work.Following;
import io.stackline.bridge.mapped.Work.Hosted;
import io.stackline.bridge.point.PointImage;
import io.stackline.map.RegisterMap;
import io.stackline.press.Doubt;
import io.stackline.press.PressProgram.Segment;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.press.ProfileState;
import io.stackline.press.Quality;
import io.stackline.press.Sampled;
import io.stackline.press.SegmentType;
import io.stackline.press.Signal;
import io.stackline.press.StatusFlag;
import io.stackline.press.TagReading;
import io.stackline.unit.Area;
import io.stackline.unit.Force;
import io.stackline.unit.QuantityKind;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is published of a press: what it says of itself, and beside it what only the bridge knows of
 * the stroke it follows, for the press itself does not count or number anything.
 *
 * @param dieArea of the die the stroke was ordered for, NaN while none is followed
 */
public record Shown(PressStatus status, Area dieArea, Sampled sampled) {
  private static final Doubt FOREIGN =
      new Doubt(Quality.UNCERTAIN, "somebody else has changed what was written for this stroke");

  /**
   * After the driver has seen this look.
   *
   * @param tags what {@link FurtherPoints} says of the same image
   * @param asked when the press was asked: of when it sampled no more is known than that it was not
   *     before, and scans are begun evenly, but not always answered so
   */
  public static Shown of(
      MappedState state, Look.Known look, PointImage image, List<TagReading> tags, Instant asked) {
    Map<Signal, Doubt> doubts = look.doubts();
    PressStatus status = look.status();
    Area dieArea = new Area(Double.NaN);
    if (state.work() instanceof Following following && !following.isOver()) {
      status = followed(following, status);
      dieArea = following.task().limits().dieArea();
      doubts = new EnumMap<>(Signal.class);
      doubts.putAll(look.doubts());
      doubts.remove(Signal.PEAK);
      doubts.remove(Signal.DWELL_CREDITED);
      doubts.remove(Signal.DWELL_REMAINING);
      doubts.remove(Signal.TARGET);
      if (following.hosted().isPresent()) {
        doubts.remove(Signal.SETPOINT);
      } else if (ReadBack.other(following.task().load().settings(), image).isPresent()) {
        doubts.put(Signal.TARGET, FOREIGN);
      }
    } else if (state.lastRun() != 0) {
      ProfileState profile = status.loaded().profile();
      status =
          with(status, status.state(), status.step(), status.forces(), state.lastRun(), profile);
    }
    return new Shown(status, dieArea, new Sampled(asked, doubts, tags));
  }

  /** The force at which the press trips by itself, as it is set now. */
  public static Force cap(RegisterMap map, PointImage image) {
    return map.commands()
        .flatMap(RegisterMap.Commands::cap)
        .map(map::point)
        .map(point -> Units.toSi(point, QuantityKind.FORCE, image.value(point).number()))
        .map(Force::new)
        .orElse(Force.UNKNOWN);
  }

  private static PressStatus followed(Following following, PressStatus press) {
    Course course = following.course();
    Place place = course.place();
    Segment segment = following.task().program().segments().get(place.segment());
    Duration rest = following.task().dwell().minus(course.credit());
    PressStatus.Step step =
        new PressStatus.Step(
            place.segment(),
            place.type(),
            Duration.ZERO,
            course.credit(),
            rest.isNegative() ? Duration.ZERO : rest);
    Force setpoint =
        following
            .hosted()
            .map(hosted -> hosted.walk().setpoint())
            .orElse(press.forces().setpoint());
    PressStatus.Forces forces =
        new PressStatus.Forces(
            press.forces().actual(),
            setpoint,
            segment.target(),
            press.forces().lowRange(),
            course.peak(),
            press.forces().line(),
            press.forces().cells());
    PressState state =
        following.hosted().map(hosted -> timed(hosted, press.state())).orElse(press.state());
    return with(press, state, step, forces, following.runNumber(), ProfileState.RUNNING);
  }

  /** A press that only follows its set-point does not know where in the stroke it is. */
  private static PressState timed(Hosted hosted, PressState press) {
    boolean follows = press == PressState.RAMP || press == PressState.DWELL;
    if (!follows || hosted.walk().isOver()) {
      return press;
    }
    if (hosted.walk().frozen()) {
      return PressState.PAUSED;
    }
    SegmentType type = hosted.walk().leg().type();
    return switch (type) {
      case RELEASE -> PressState.RELEASE;
      case DWELL, INSITU -> PressState.DWELL;
      default -> PressState.RAMP;
    };
  }

  private static PressStatus with(
      PressStatus press,
      PressState state,
      PressStatus.Step step,
      PressStatus.Forces forces,
      long runNumber,
      ProfileState profile) {
    Set<StatusFlag> flags = EnumSet.noneOf(StatusFlag.class);
    flags.addAll(press.flags());
    if (state == PressState.PAUSED) {
      flags.add(StatusFlag.PAUSED);
    }
    return new PressStatus(
        state,
        press.mode(),
        flags,
        press.healthy(),
        press.trips(),
        press.warnings(),
        step,
        forces,
        press.motion(),
        press.climate(),
        new PressStatus.Loaded(runNumber, profile, 0, 0),
        press.plc());
  }
}
