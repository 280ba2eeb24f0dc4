package io.stackline.envelope;

import io.stackline.press.Press;
import io.stackline.recipe.Pressing;
import io.stackline.unit.ForceRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a press is made for a stage at all: its kind, its ramp, and what else it needs. */
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
    return missing(attempt);
  }

  private static Optional<String> missing(Attempt attempt) {
    List<String> missing = missing(attempt.press(), attempt.stage().pressing());
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of(attempt.press().id() + " offers no " + String.join(", no ", missing));
  }

  private static List<String> missing(Press press, Pressing pressing) {
    List<String> missing = new ArrayList<>();
    pressing.needs().capabilities().stream()
        .filter(each -> !press.offers().capabilities().contains(each))
        .sorted()
        .forEach(missing::add);
    pressing
        .needs()
        .glovebox()
        .filter(each -> !press.offers().glovebox().equals(Optional.of(each)))
        .ifPresent(each -> missing.add("glovebox " + each));
    pressing
        .fixture()
        .filter(each -> press.offers().fixtures().map(some -> !some.contains(each)).orElse(false))
        .ifPresent(each -> missing.add("place for fixture " + each));
    return missing;
  }
}
