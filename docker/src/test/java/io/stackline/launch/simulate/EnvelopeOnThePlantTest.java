package io.stackline.launch.simulate;

import static io.stackline.launch.simulate.Presses.foilAsWideAsTheBore;
import static io.stackline.launch.simulate.Presses.powder;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.envelope.Cap;
import io.stackline.launch.simulate.Presses.Press;
import io.stackline.press.StageKind;
import io.stackline.recipe.Recipe;
import io.stackline.site.Site;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The envelope against the plant: what it accepts never reaches the trip the PLC is given, what it
 * calls too much is more than the cap on the plant as well. A few seeded samples; the envelope's
 * own tests take many.
 */
final class EnvelopeOnThePlantTest {
  private static final Site SITE = Presses.shippedSite();
  private static final List<Double> SHARES = List.of(0.5, 0.9, 1.0, 1.02, 1.1, 1.5);

  /** Usual caps of powder, of powder with a cathode, of lithium. */
  private static Recipe drawn(SplittableRandom random) {
    return Presses.recipe(
        Press.of(
                StageKind.DENSIFY,
                "D10-steel",
                400 * share(random),
                20,
                powder("lpscl-powder", 60 + random.nextInt(60)))
            .held(Duration.ofSeconds(2)),
        Press.of(
                StageKind.LAMINATE,
                "D10-sleeve",
                50 * share(random),
                10,
                foilAsWideAsTheBore("lithium-foil", 50 + random.nextInt(100)))
            .held(Duration.ofSeconds(2)));
  }

  private static double share(SplittableRandom random) {
    return SHARES.get(random.nextInt(SHARES.size()));
  }

  @Test
  void theEnvelopeAndThePlantAgree() throws Exception {
    int accepted = 0;
    int refused = 0;
    for (long seed = 1; seed <= 12; seed++) {
      for (StagePrediction each : Presses.pressed(SITE, drawn(new SplittableRandom(seed)))) {
        Cap cap = each.planned().cap();
        double peak = each.figures().peakMPa();
        String story =
            "seed " + seed + " " + each.planned() + " peak " + peak + " trips " + each.trips();
        if (each.planned().refusal().isPresent()) {
          refused++;
          assertTrue(peak > cap.value().toMPa(), story);
        } else {
          accepted++;
          assertTrue(each.completed(), story);
          assertTrue(peak < cap.trip().toMPa(), story);
          assertTrue(peak > 0.99 * each.planned().job().target().toMPa(), story);
        }
      }
    }
    assertTrue(accepted > 5 && refused > 5, accepted + " accepted, " + refused + " refused");
  }
}
