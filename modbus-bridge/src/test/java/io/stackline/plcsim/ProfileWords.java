package io.stackline.plcsim;

import java.util.ArrayList;
import java.util.List;

/** A profile block as a test master writes it; forces in kN, rates in kN/s. */
public final class ProfileWords {
  public static final int RAMP = 1;
  public static final int DWELL = 2;
  public static final int INSITU = 3;
  public static final int RELEASE = 4;
  public static final int WAIT = 5;
  public static final int HEAT = 6;
  public static final int PRELOAD = 7;
  public static final int SOAK = 1;
  public static final int LOW_CELL = 2;
  public static final int GAP = 4;
  public static final int SOFT = 8;
  public static final int STOP_OUT_OF_BAND = 16;

  private final long runId;
  private final List<int[]> segments = new ArrayList<>();
  private double abortRate = 0.5;
  private double approach = 0.25;
  private double contact = 0.15;
  private int lossAction;
  private long aboveMaxMs;
  private double aboveKn;
  private double tolerance = 0.1;
  private int temperature = 250;

  public ProfileWords(long runId) {
    this.runId = runId;
  }

  public ProfileWords abortRate(double knPerS) {
    abortRate = knPerS;
    return this;
  }

  public ProfileWords approach(double mmPerS) {
    approach = mmPerS;
    return this;
  }

  public ProfileWords contact(double kn) {
    contact = kn;
    return this;
  }

  public ProfileWords loss(int action) {
    lossAction = action;
    return this;
  }

  public ProfileWords above(long ms, double kn) {
    aboveMaxMs = ms;
    aboveKn = kn;
    return this;
  }

  public ProfileWords tolerance(double kn) {
    tolerance = kn;
    return this;
  }

  public ProfileWords temperature(int tenthsC) {
    temperature = tenthsC;
    return this;
  }

  public ProfileWords segment(
      int type, int flags, double targetKn, double rateKnPerS, long durationMs) {
    return segment(type, flags, targetKn, rateKnPerS, durationMs, 0);
  }

  public ProfileWords segment(
      int type, int flags, double targetKn, double rateKnPerS, long durationMs, int loss) {
    segments.add(
        Words.join(
            new int[] {type, flags},
            Words.f32(targetKn),
            Words.f32(rateKnPerS),
            Words.u32(durationMs),
            Words.f32(tolerance),
            new int[] {temperature, loss}));
    return this;
  }

  public long runId() {
    return runId;
  }

  public int crc() {
    int[] block = registers();
    return block[15];
  }

  public int[] registers() {
    int[] header =
        Words.join(
            Words.u32(runId),
            new int[] {segments.size(), 0},
            Words.f32(abortRate),
            Words.f32(contact),
            Words.f32(approach),
            new int[] {lossAction},
            Words.u32(aboveMaxMs),
            Words.f32(aboveKn));
    int[] body = Words.join(segments.toArray(new int[0][]));
    int crc = Words.crc(Words.join(header, body));
    return Words.join(header, new int[] {crc}, body);
  }
}
