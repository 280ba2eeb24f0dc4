package io.stackline.envelope;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.material.CellStack;
import io.stackline.material.Material;
import io.stackline.material.MaterialId;
import io.stackline.press.Die;
import io.stackline.press.StageKind;
import io.stackline.recipe.CapOverride;
import io.stackline.recipe.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What must hold for every stack, tried on random ones; a failure names its seed. */
class EnvelopePropertyTest {
  private static final Duration DWELL = Duration.ofMinutes(5);
  private static final List<StageKind> KINDS = List.of(StageKind.values());

  @Test
  void oneMoreLayerNeverRaisesTheCapAndItsPlaceDoesNotMatter() {
    int bound = 0;
    for (long seed = 1; seed <= 1000; seed++) {
      Random random = new Random(seed);
      List<Material> materials = materials(random);
      Envelope envelope = envelope(materials, random);
      StageKind kind = KINDS.get(random.nextInt(KINDS.size()));
      Die die = PilotLine.die("D", 8 + random.nextInt(25), 50 + random.nextInt(1000), 200);

      double before = Double.MAX_VALUE;
      for (int layers = 0; layers <= materials.size(); layers++) {
        List<Material> some = new ArrayList<>(materials.subList(0, layers));
        Cap cap = cap(envelope, some, kind, die);
        double now = cap.value().pascals();
        assertTrue(now <= before, "seed " + seed + ": layer " + layers + " raised the cap");
        assertTrue(
            now <= cap.trip().pascals() / Cap.TRIP_MARGIN * (1 + 1e-12),
            "seed " + seed + ": the PLC would refuse a target at the cap");
        bound += now < before ? 1 : 0;
        before = now;

        Collections.shuffle(some, random);
        double shuffled = cap(envelope, some, kind, die).value().pascals();
        assertTrue(shuffled == now, "seed " + seed + ": the order of layers changed the cap");
      }
    }
    assertTrue(bound > 2000, "the caps never moved: this test proves nothing, " + bound);
  }

  /** With the same overrides applied, whatever their conditions, fewer layers never bear less. */
  @Test
  void oneLayerLessNeverLowersTheCapForTheSameOverrides() {
    int raised = 0;
    for (long seed = 1; seed <= 1000; seed++) {
      Random random = new Random(seed);
      List<Material> materials = materials(random);
      Envelope envelope = envelope(materials, random);
      Die die = PilotLine.die("D", 10, 50 + random.nextInt(1000), 200);
      Stage stage = PilotLine.stage(StageKind.COPRESS, die, PilotLine.megapascals(300), 5, DWELL);
      Attempt whole = attempt(materials, stage, die);
      List<CapOverride> applied = envelope.applied(whole);

      List<Material> fewer = new ArrayList<>(materials);
      fewer.remove(random.nextInt(fewer.size()));
      double less = envelope.cap(attempt(fewer, stage, die), applied).value().pascals();
      double all = envelope.cap(whole, applied).value().pascals();
      assertTrue(less >= all, "seed " + seed + ": a layer less lowered the cap");
      raised += less > all ? 1 : 0;
    }
    assertTrue(raised > 100, "the caps never moved: this test proves nothing, " + raised);
  }

  private static Attempt attempt(List<Material> materials, Stage stage, Die die) {
    CellStack stack = PilotLine.stack(materials.toArray(new Material[0]));
    return PilotLine.attempt(stack, stage, die, PilotLine.HIGH_ONLY);
  }

  private static Cap cap(Envelope envelope, List<Material> materials, StageKind kind, Die die) {
    CellStack stack = PilotLine.stack(materials.toArray(new Material[0]));
    Stage stage = PilotLine.stage(kind, die, PilotLine.megapascals(1), 1, DWELL);
    return envelope.cap(PilotLine.attempt(stack, stage, die, PilotLine.HIGH_ONLY));
  }

  private static Envelope envelope(List<Material> materials, Random random) {
    Map<MaterialId, Material> map = new HashMap<>();
    List<CapOverride> overrides = new ArrayList<>();
    for (Material each : materials) {
      map.put(each.id(), each);
      if (random.nextInt(3) == 0) {
        overrides.add(PilotLine.override(each, PilotLine.die("D", 10, 1, 1), random.nextInt(900)));
      }
    }
    return new Envelope(map, overrides);
  }

  private static List<Material> materials(Random random) {
    List<Material> materials = new ArrayList<>();
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      int ceiling = 1 + random.nextInt(900);
      materials.add(
          PilotLine.material(
              "m" + i,
              random.nextInt(600),
              random.nextInt(600),
              random.nextInt(600),
              random.nextInt(200),
              ceiling));
    }
    return materials;
  }
}
