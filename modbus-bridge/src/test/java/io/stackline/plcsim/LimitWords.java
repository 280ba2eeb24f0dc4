package io.stackline.plcsim;

/**
 * A limits block as a test master writes it.
 *
 * @param capKn FORCE_CAP
 * @param rateCapKnPerS RATE_CAP
 * @param overshootKn OVERSHOOT_TRIP
 * @param abortRateKnPerS ABORT_RATE
 */
public record LimitWords(
    double capKn, double rateCapKnPerS, double overshootKn, double abortRateKnPerS) {
  public int[] registers() {
    int[] body =
        Words.join(
            Words.f32(capKn),
            Words.f32(rateCapKnPerS),
            Words.f32(45),
            Words.f32(60),
            Words.f32(overshootKn),
            Words.f32(10),
            Words.f32(abortRateKnPerS),
            Words.f32(78.54),
            Words.u32(1),
            new int[] {0});
    return Words.join(body, new int[] {Words.crc(body)});
  }

  public int crc() {
    return registers()[19];
  }
}
