package io.stackline.bridge;

import io.stackline.press.PressState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A program on a time line: what state and segment it is in follows from the time alone. */
final class FakeStroke {
  private record Part(PressState state, int index, int type, double targetKN, long millis) {}

  private final List<Part> parts = new ArrayList<>();
  private Instant started = Instant.MAX;
  private Instant paused = Instant.MAX;
  private Instant aborted = Instant.MAX;
  private boolean orphaned;

  void start(Instant now, int[] holding) {
    stop();
    started = now;
    parts.add(new Part(PressState.APPROACH, 0, 0, 0, 1000));
    double force = 0;
    for (int i = 0; i < holding[130]; i++) {
      int at = 144 + 12 * i;
      double target = real(holding, at + 2);
      double rate = real(holding, at + 4);
      long millis = (long) holding[at + 6] << 16 | holding[at + 7];
      long ramp = rate > 0 ? (long) (1000 * Math.abs(target - force) / rate) : 0;
      PressState state =
          switch (holding[at]) {
            case 2 -> PressState.DWELL;
            case 3 -> PressState.INSITU;
            case 4 -> PressState.RELEASE;
            default -> PressState.RAMP;
          };
      parts.add(new Part(state, i, holding[at], target, ramp + millis));
      force = target;
    }
  }

  private static double real(int[] holding, int at) {
    return Float.intBitsToFloat(holding[at] << 16 | holding[at + 1]);
  }

  void stop() {
    parts.clear();
    started = Instant.MAX;
    paused = Instant.MAX;
    aborted = Instant.MAX;
    orphaned = false;
  }

  boolean pause(Instant now) {
    boolean possible = paused.equals(Instant.MAX) && !parts.isEmpty() && elapsed(now) < length();
    if (possible) {
      paused = now;
    }
    return possible;
  }

  boolean resume(Instant now) {
    boolean possible = !paused.equals(Instant.MAX);
    if (possible) {
      started = started.plus(Duration.between(paused, now));
      paused = Instant.MAX;
    }
    return possible;
  }

  void abort(Instant now) {
    if (aborted.equals(Instant.MAX)) {
      aborted = now;
    }
  }

  private long elapsed(Instant at) {
    if (started.equals(Instant.MAX) || at.isBefore(started)) {
      return -1;
    }
    return Duration.between(started, at.isBefore(paused) ? at : paused).toMillis();
  }

  private long length() {
    return parts.stream().mapToLong(Part::millis).sum();
  }

  private Part part(Instant at) {
    long left = elapsed(at);
    for (Part part : parts) {
      if (left >= 0 && left < part.millis()) {
        return part;
      }
      left -= part.millis();
    }
    return new Part(PressState.IDLE, 0, 0, 0, 0);
  }

  PressState state(Instant now, Instant leaseEnd) {
    if (parts.isEmpty()) {
      return PressState.IDLE;
    }
    if (!now.isBefore(aborted)) {
      return now.isBefore(aborted.plusSeconds(2)) ? PressState.ABORTING : PressState.READY;
    }
    if (elapsed(now) >= length()) {
      orphaned |= leaseEnd.isBefore(started.plusMillis(length()));
      return orphaned ? PressState.COMPLETE_ORPHAN : PressState.COMPLETE;
    }
    return paused.equals(Instant.MAX) ? part(now).state() : PressState.PAUSED;
  }

  int segment(Instant at) {
    return part(at).index();
  }

  int segmentType(Instant at) {
    return part(at).type();
  }

  double forceKN(Instant at) {
    return part(at).targetKN();
  }

  double peakKN(Instant now) {
    long left = elapsed(now);
    double peak = 0;
    for (Part part : parts) {
      peak = left > 0 ? Math.max(peak, part.targetKN()) : peak;
      left -= part.millis();
    }
    return peak;
  }

  long creditMs(Instant now) {
    long left = Math.max(0, elapsed(now));
    long credit = 0;
    for (Part part : parts) {
      boolean soaks = part.state() == PressState.DWELL || part.state() == PressState.INSITU;
      credit += soaks ? Math.min(Math.max(0, left), part.millis()) : 0;
      left -= part.millis();
    }
    return credit;
  }
}
