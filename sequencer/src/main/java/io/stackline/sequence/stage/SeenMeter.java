package io.stackline.sequence.stage;

import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.unit.Force;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Gathers what readings tell of one stroke. Between two readings that are further apart than {@link
 * #GAP} nobody knows what was.
 */
public final class SeenMeter {
  /** Platens and tilt change slowly; readings come every second, or every few during a hold. */
  public static final Duration GAP = Duration.ofSeconds(15);

  private static final Force LOADED = Force.ofKN(5);
  private static final double SMOOTHING_SECONDS = 10;

  private Seen seen = Seen.NONE;
  private Optional<Look> last = Optional.empty();
  private List<Double> shares = List.of();

  private record Look(Instant at, boolean held, boolean measured) {}

  /** Takes a reading; one that is not later than the one before changes nothing. */
  public void add(PressStatus status, Instant at) {
    if (last.filter(before -> !at.isAfter(before.at())).isPresent()) {
      return;
    }
    boolean held = status.state() == PressState.DWELL || status.state() == PressState.INSITU;
    List<Double> platens = platens(status.climate());
    Duration since = last.map(before -> Duration.between(before.at(), at)).orElse(GAP);
    if (held && !platens.isEmpty()) {
      boolean follows = last.filter(before -> before.held() && before.measured()).isPresent();
      boolean counts = follows && since.compareTo(GAP) <= 0;
      warm(platens, counts ? since : Duration.ZERO);
    }
    balance(status.forces(), since.toMillis() / 1e3);
    last = Optional.of(new Look(at, held, !platens.isEmpty()));
  }

  private static List<Double> platens(PressStatus.Climate climate) {
    return DoubleStream.of(climate.platenUpper().kelvin(), climate.platenLower().kelvin())
        .filter(each -> !Double.isNaN(each))
        .boxed()
        .toList();
  }

  private void warm(List<Double> kelvin, Duration since) {
    double low = kelvin.stream().mapToDouble(each -> each).min().orElse(Double.NaN);
    double high = kelvin.stream().mapToDouble(each -> each).max().orElse(Double.NaN);
    seen = seen.and(new Seen(new Temperature(low), new Temperature(high), since, Double.NaN));
  }

  /** The share of each cell, which a changing force leaves as it is. */
  private void balance(PressStatus.Forces forces, double seconds) {
    double sum = forces.cells().stream().mapToDouble(Force::newtons).sum();
    if (forces.cells().isEmpty() || !(sum > LOADED.newtons())) {
      shares = List.of();
      return;
    }
    double weight = shares.isEmpty() ? 1 : -Math.expm1(-seconds / SMOOTHING_SECONDS);
    List<Double> next = new ArrayList<>();
    for (int i = 0; i < forces.cells().size(); i++) {
      double now = forces.cells().get(i).newtons() / sum;
      next.add(shares.isEmpty() ? now : shares.get(i) + weight * (now - shares.get(i)));
    }
    shares = List.copyOf(next);
    double high = shares.stream().mapToDouble(each -> each).max().orElse(Double.NaN);
    double low = shares.stream().mapToDouble(each -> each).min().orElse(Double.NaN);
    double imbalance = (high - low) * shares.size();
    seen = seen.and(new Seen(Seen.NONE.coldest(), Seen.NONE.hottest(), Duration.ZERO, imbalance));
  }

  /** All that was seen so far. */
  public Seen sight() {
    return seen;
  }
}
