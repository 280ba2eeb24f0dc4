package io.stackline.bench;

import java.util.Arrays;

/** What the farm has seen of its callers since the last mark. Only the farm's thread uses it. */
final class FarmCount {
  private final long[] lastPoll;
  private final boolean[] healthy;
  private final Histogram periods = new Histogram();
  private final Histogram acknowledgements = new Histogram();
  private long since;
  private long polls;
  private long healthyPolls;
  private long transactions;

  /**
   * @param healthy whose polls are looked at: neither dead nor slow PLCs
   */
  FarmCount(boolean[] healthy) {
    this.healthy = healthy.clone();
    this.lastPoll = new long[healthy.length];
  }

  /** From now on everything is counted anew. */
  void mark(long now) {
    since = now;
    polls = 0;
    healthyPolls = 0;
    transactions = 0;
    periods.clear();
    acknowledgements.clear();
    Arrays.fill(lastPoll, 0);
  }

  void transaction() {
    transactions++;
  }

  void poll(int plc, long now) {
    polls++;
    if (healthy[plc]) {
      healthyPolls++;
      if (lastPoll[plc] != 0) {
        periods.add((now - lastPoll[plc]) / 1000);
      }
    }
    lastPoll[plc] = now;
  }

  void acknowledged(long nanos) {
    acknowledgements.add(nanos / 1000);
  }

  Figures report(long now) {
    double seconds = (now - since) / 1e9;
    int count = 0;
    for (boolean each : healthy) {
      count += each ? 1 : 0;
    }
    return Figures.none()
        .with("polls_s", polls / seconds)
        .with("polls_of_due", healthyPolls / (seconds * 10 * Math.max(1, count)))
        .with("transactions_s", transactions / seconds)
        .with("period_p50_ms", periods.millis(0.5))
        .with("period_p99_ms", periods.millis(0.99))
        .with("period_max_ms", periods.millis(1))
        .with("acks", (double) acknowledgements.count())
        .with("ack_p50_ms", acknowledgements.millis(0.5))
        .with("ack_p99_ms", acknowledgements.millis(0.99))
        .with("ack_max_ms", acknowledgements.millis(1));
  }
}
