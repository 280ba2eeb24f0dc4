package io.stackline.plcsim.vendor;

import io.stackline.plcsim.PressDrive;
import io.stackline.plcsim.PressDrive.Motion;
import io.stackline.plcsim.vendor.PrestekMemory.Segment;
import java.util.ArrayList;
import java.util.List;

/** One program of a PRESTEK under way: its segments, copied at the start, one after the other. */
final class PrestekRun {
  /** What it is about. */
  private enum Stage {
    /** Nothing, load or not. */
    RESTING,
    /** On its way to the contact. */
    APPROACHING,
    /** In a segment. */
    SEGMENTS,
    /** On hold. */
    HELD,
    /** All segments are done, the load comes off. */
    ENDING,
    /** Stopped by command or for an overload, the load comes off. */
    GIVING_UP
  }

  /** The rate of a ramp that shall take no time, as a share of the rated force a second. */
  private static final double JUMP_SHARE_PER_S = 0.02;

  private static final double LEAST_RATE_N_PER_S = 0.1;

  private final PressDrive drive;
  private List<Segment> segments = List.of();
  private Stage stage = Stage.RESTING;
  private int index;
  private double rateNPerS = LEAST_RATE_N_PER_S;
  private int dwellMs;
  private boolean complete;

  PrestekRun(PressDrive drive) {
    this.drive = drive;
  }

  /** Begins what the memory holds; says whether it did. */
  boolean start(PrestekMemory memory) {
    List<Segment> copied = new ArrayList<>();
    for (int i = 0; i < PrestekMemory.SEGMENTS && !memory.ends(i); i++) {
      copied.add(memory.segment(i));
    }
    if (stage != Stage.RESTING || copied.isEmpty()) {
      return false;
    }
    segments = List.copyOf(copied);
    index = 0;
    dwellMs = 0;
    complete = false;
    stage = Stage.APPROACHING;
    drive.approach();
    return true;
  }

  boolean hold() {
    if (stage != Stage.APPROACHING && stage != Stage.SEGMENTS) {
      return stage == Stage.HELD;
    }
    stage = Stage.HELD;
    drive.hold();
    return true;
  }

  boolean goOn() {
    if (stage != Stage.HELD) {
      return false;
    }
    if (drive.motion() == Motion.FOLLOWING) {
      stage = Stage.SEGMENTS;
      drive.aim(segment().targetN(), rateNPerS);
    } else {
      stage = Stage.APPROACHING;
      drive.approach();
    }
    return true;
  }

  boolean stop() {
    if (!drive.open() && stage != Stage.GIVING_UP) {
      giveUp();
    }
    return true;
  }

  void forgetCompletion() {
    complete = false;
  }

  void interrupt(Hazard hazard) {
    if (hazard == Hazard.RELEASE) {
      giveUp();
    } else if (hazard == Hazard.STAND) {
      stage = Stage.RESTING;
      drive.stand();
    }
  }

  void step() {
    if (stage == Stage.APPROACHING && drive.motion() == Motion.FOLLOWING) {
      stage = Stage.SEGMENTS;
      begin();
    } else if (stage == Stage.SEGMENTS && drive.arrived()) {
      dwellMs += PressDrive.SCAN_MS;
      if (dwellMs >= segment().dwellMs()) {
        next();
      }
    }
  }

  /** The ram has moved: where it stands, nothing is under way any more. */
  void moved() {
    if (drive.motion() == Motion.STANDING && stage != Stage.HELD) {
      stage = Stage.RESTING;
    }
  }

  boolean underWay() {
    return stage != Stage.RESTING;
  }

  boolean running() {
    return stage != Stage.RESTING && stage != Stage.GIVING_UP;
  }

  boolean held() {
    return stage == Stage.HELD;
  }

  boolean complete() {
    return complete;
  }

  boolean inTolerance() {
    boolean inSegment = stage == Stage.SEGMENTS || stage == Stage.HELD;
    return inSegment && Math.abs(drive.forceN() - segment().targetN()) <= segment().toleranceN();
  }

  boolean moving() {
    return switch (drive.motion()) {
      case STANDING -> false;
      case APPROACHING, RELEASING, OPENING -> true;
      case FOLLOWING -> stage == Stage.APPROACHING || !drive.arrived();
    };
  }

  /** 0 idle; 1, 3 … 15 in the ramp and 2, 4 … 16 in the dwell of segment 1 to 8. */
  int programStep() {
    boolean inProgram =
        stage == Stage.APPROACHING || stage == Stage.SEGMENTS || stage == Stage.HELD;
    boolean dwelling = stage != Stage.APPROACHING && dwellMs > 0;
    return inProgram ? 2 * index + (dwelling ? 2 : 1) : 0;
  }

  private Segment segment() {
    return segments.get(index);
  }

  private void begin() {
    dwellMs = 0;
    double wayN = Math.abs(segment().targetN() - drive.setpointN());
    rateNPerS =
        segment().rampS() == 0
            ? JUMP_SHARE_PER_S * drive.ratedN()
            : Math.max(LEAST_RATE_N_PER_S, wayN / segment().rampS());
    drive.aim(segment().targetN(), rateNPerS);
  }

  private void next() {
    if (index + 1 < segments.size()) {
      index++;
      begin();
    } else {
      complete = true;
      stage = Stage.ENDING;
      drive.release(Hazard.releaseNPerS(drive));
    }
  }

  private void giveUp() {
    stage = Stage.GIVING_UP;
    drive.release(Hazard.releaseNPerS(drive));
  }
}
