package io.stackline.envelope;

import static io.stackline.envelope.Tables.sourced;

import io.stackline.material.Material;
import io.stackline.material.Material.Form;
import io.stackline.material.MaterialId;
import io.stackline.press.Die;
import io.stackline.press.LossAction;
import io.stackline.press.StageKind;
import io.stackline.recipe.CapOverride;
import io.stackline.recipe.Recipe;
import io.stackline.unit.Pressure;
import io.stackline.unit.PressureRate;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Materials, dies and a recipe drawn from a seed; about half of the recipes hold. */
final class RandomSite {
  private static final List<Die> DIES =
      List.of(Tables.D10_STEEL, Tables.D10_SLEEVE, Tables.D13_STEEL);
  private static final StageKind[] PRESSED = {
    StageKind.DENSIFY, StageKind.COPRESS, StageKind.LAMINATE, StageKind.SECONDARY
  };

  private final Random random;
  private final List<Material> materials = new ArrayList<>();

  /** What some stage presses: most of it may be known to be good. */
  private final List<Known> known = new ArrayList<>();

  private final List<CapOverride> overrides = new ArrayList<>();

  private final Set<Material> laid = new LinkedHashSet<>();

  private record Known(Material material, StageKind kind) {}

  RandomSite(long seed) {
    random = new Random(seed);
  }

  Inventory inventory() {
    int count = 2 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      materials.add(material("m" + i));
    }
    Map<MaterialId, Material> map = new LinkedHashMap<>();
    materials.forEach(each -> map.put(each.id(), each));
    Inventory pilot = Tables.PILOT;
    return new Inventory(map, pilot.dies(), pilot.fixtures(), pilot.presses());
  }

  private Material material(String id) {
    boolean changes = random.nextInt(3) == 0;
    Material plain =
        PilotLine.material(id, cap(300), cap(300), cap(200), 40 + random.nextInt(110), 520);
    return new Material(
        plain.id(),
        id,
        Form.POWDER,
        plain.role(),
        plain.density(),
        plain.limits(),
        changes ? Optional.of(Tables.limits(0, 0, 50, 40, 83)) : Optional.empty(),
        plain.temperatureMax(),
        Optional.empty(),
        Optional.empty(),
        plain.behaviour());
  }

  private int cap(int most) {
    return random.nextInt(16) == 0 ? 0 : most / 2 + random.nextInt(most);
  }

  /** Of the materials drawn before. */
  Recipe recipe() {
    int count = 1 + random.nextInt(4);
    List<Sketch> stages = new ArrayList<>();
    boolean holds = random.nextInt(2) == 0;
    for (int i = 0; i < count; i++) {
      boolean hold = (holds && i == count - 1) || random.nextInt(12) == 0;
      stages.add(stage("s" + i, hold));
    }
    if (random.nextBoolean()) {
      known.forEach(each -> overrides.add(override(each)));
    }
    return Sketch.recipe(overrides, stages.toArray(new Sketch[0]));
  }

  private Sketch stage(String id, boolean hold) {
    StageKind kind = hold ? StageKind.INSITU : PRESSED[random.nextInt(PRESSED.length)];
    double megapascals = hold ? 20 + random.nextInt(40) : 50 + random.nextInt(300);
    Sketch stage =
        Sketch.stage(id, kind).in(dies()).ramp(1 + random.nextInt(4), random.nextBoolean());
    stage.tolerance(5).release(Sketch.release(1 + random.nextInt(4), random.nextInt(30), 1));
    stage.held(Duration.ofSeconds(10 + random.nextInt(200)));
    if (random.nextInt(6) == 0) {
      stage.at(Sketch.megapascals(megapascals), Sketch.newtons(6000 + random.nextInt(9000)));
    } else {
      stage.at(megapascals);
    }
    if (hold && random.nextBoolean()) {
      stage.window(megapascals * 0.9, megapascals * 1.2);
    }
    if (hold && random.nextBoolean()) {
      stage.untilReleased();
    }
    if (random.nextInt(4) == 0) {
      stage.optional();
    }
    if (random.nextInt(8) == 0) {
      stage.warm(30 + random.nextInt(40));
    }
    if (random.nextInt(10) == 0) {
      stage.standing(Tables.FRAME);
    }
    stage.onLoss(random.nextBoolean() ? LossAction.HOLD : LossAction.BY_TYPE);
    layers(stage);
    laid.stream()
        .map(each -> new Known(each, kind))
        .filter(each -> !known.contains(each))
        .forEach(known::add);
    return stage;
  }

  private void layers(Sketch stage) {
    int layers = random.nextInt(3);
    for (int i = 0; i < layers; i++) {
      Material material = any();
      laid.add(material);
      if (random.nextBoolean()) {
        stage.powder(material, 10 + random.nextInt(100));
      } else if (random.nextBoolean()) {
        stage.foil(material);
      } else {
        stage.foil(material, 8);
      }
    }
  }

  private Die[] dies() {
    int choice = random.nextInt(10);
    if (choice < 6) {
      return new Die[] {DIES.get(0)};
    }
    return choice < 8 ? new Die[] {DIES.get(1)} : new Die[] {DIES.get(0), DIES.get(2)};
  }

  private Material any() {
    return materials.get(random.nextInt(materials.size()));
  }

  private CapOverride override(Known lifted) {
    CapOverride.Conditions conditions =
        new CapOverride.Conditions(
            random.nextInt(6) == 0 ? Set.of(any().id()) : Set.of(),
            random.nextInt(8) == 0,
            random.nextInt(4) == 0
                ? Optional.of(sourced(PressureRate.ofMPaPerSecond(3)))
                : Optional.empty(),
            random.nextInt(4) == 0
                ? Optional.of(sourced(Temperature.ofCelsius(40)))
                : Optional.empty());
    CapOverride lift =
        Sketch.override(
            lifted.material(),
            lifted.kind(),
            Sketch.megapascals(200 + random.nextInt(400)),
            conditions,
            DIES.toArray(new Die[0]));
    return new CapOverride(
        lift.material(),
        lift.kind(),
        lift.dies(),
        lift.cap(),
        sourced(Duration.ofSeconds(300 + random.nextInt(900))),
        lift.conditions(),
        lift.reason());
  }

  /** A path a run could take, without regard to what the envelope says. */
  List<Event> path(Inventory site, Recipe recipe) {
    List<Event> events = new ArrayList<>();
    for (var stage : recipe.stages()) {
      Turn turn = Turn.open(stage, site);
      Turn.Option option = turn.options().get(random.nextInt(turn.options().size()));
      if (turn.optional() && random.nextInt(3) == 0) {
        boolean laidIn = random.nextBoolean();
        events.add(
            new Event.Skip(
                turn.stage(), laidIn ? Optional.of(option.die().id()) : Optional.empty()));
        continue;
      }
      int press = random.nextInt(site.presses().size());
      events.add(
          new Event.Press(
              turn.stage(),
              site.presses().get(press).id(),
              option.die().id(),
              option.stage().target()));
      int more = random.nextInt(4);
      for (int i = 0; i < more; i++) {
        events.add(something(turn, option));
      }
    }
    return events;
  }

  private Event something(Turn turn, Turn.Option option) {
    String stage = turn.stage();
    var window = option.stage().pressing().stackPressure().window();
    if (turn.kind() == StageKind.INSITU && random.nextInt(3) == 0) {
      return new Event.Charge(stage);
    }
    if (window.isPresent() && random.nextInt(2) == 0) {
      Pressure low = window.get().lowest().value();
      Pressure high = window.get().highest().value();
      return new Event.Adjust(stage, random.nextBoolean() ? low : high);
    }
    return switch (random.nextInt(4)) {
      case 0 -> new Event.Pause(stage);
      case 1 -> new Event.Resume(stage);
      case 2 -> new Event.HostLost(stage);
      default -> new Event.Repeat(stage);
    };
  }
}
