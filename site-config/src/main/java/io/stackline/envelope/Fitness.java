package io.stackline.envelope;

import io.stackline.press.Press;
import io.stackline.unit.ForceRate;
import java.util.Optional;

/** Whether a press is made for a stage at all: its kind and its ramp. */
public final class Fitness {
  private Fitness() {}

  /** Why the press cannot take the stage; empty if it can. */
  public static Optional<String> refusal(Attempt attempt) {
    Press press = attempt.press();
    if (!press.kinds().contains(attempt.kind())) {
      return Optional.of(press.id() + " takes no " + attempt.kind() + " stages");
    }
    ForceRate ramp = attempt.stage().pressing().ramp().value().on(attempt.die().area());
    if (!(ramp.newtonsPerSecond() <= press.rateMax().newtonsPerSecond())) {
      return Optional.of(
          press.id() + " makes at most " + press.rateMax() + ", the ramp asks for " + ramp);
    }
    return Optional.empty();
  }
}
