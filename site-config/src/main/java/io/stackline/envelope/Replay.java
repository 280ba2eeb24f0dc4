package io.stackline.envelope;

import io.stackline.material.CellStack;
import io.stackline.material.Layer;
import io.stackline.material.MaterialId;
import io.stackline.press.Die;
import io.stackline.press.Fixture;
import io.stackline.press.LossAction;
import io.stackline.press.StageKind;
import io.stackline.recipe.CapOverride;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.Stage;
import io.stackline.recipe.StageTemplate;
import io.stackline.unit.Length;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Plays events through as a run would: lays in every layer, asks the envelope before each dispatch,
 * and keeps the cell's whole history. It shares nothing with the search for counter-examples but
 * the envelope's cap, so that each can be held against the other. For one run.
 */
public final class Replay {
  private final Inventory inventory;
  private final Recipe recipe;
  private final Envelope envelope;
  private final List<Command> commands = new ArrayList<>();

  /** The cell with all that happened to it. */
  private CellStack real = CellStack.EMPTY;

  /** The cell as it would be without pauses and repeats. */
  private CellStack asPlanned = CellStack.EMPTY;

  private int entered;
  private Optional<Length> bore = Optional.empty();
  private Optional<Attempt> underWay = Optional.empty();
  private boolean timeSpent;
  private Optional<Violation> violation = Optional.empty();
  private boolean ended;

  private Replay(Inventory inventory, Recipe recipe) {
    this.inventory = inventory;
    this.recipe = recipe;
    envelope = Envelope.assumingApproval(inventory.materials(), recipe);
  }

  /**
   * How a replay ended.
   *
   * @param commands what presses were told to do, in order
   * @param violation the first command the plan asks for and must not be given
   * @param stack the cell in the end, its last stroke included
   */
  public record Result(List<Command> commands, Optional<Violation> violation, CellStack stack) {
    public Result {
      commands = List.copyOf(commands);
    }
  }

  /**
   * A target that reached a press.
   *
   * @param attempt with the cell as it really was then
   * @param cap that counted
   */
  public record Command(Event event, Attempt attempt, Cap cap) {}

  /** A command of the plan that must not be given. */
  public record Violation(Event event, Objection objection) {}

  /**
   * Plays the events, an open dwell as assumed. A command that is refused only because a repeat or
   * a pause has used up the time above a usual cap ends the run: that is safe and no violation.
   *
   * @throws IllegalArgumentException for events that cannot happen in this order or on this site
   */
  public static Result play(Inventory inventory, Recipe recipe, List<Event> events) {
    Replay replay = new Replay(inventory, recipe);
    for (Event each : events) {
      if (!replay.ended) {
        replay.play(each);
      }
    }
    replay.finish();
    return new Result(replay.commands, replay.violation, replay.real);
  }

  private void play(Event event) {
    if (event instanceof Event.Press press) {
      press(press);
    } else if (event instanceof Event.Skip skip) {
      skip(skip);
    } else {
      goOn(event, underWay(event));
    }
  }

  private void goOn(Event event, Attempt attempt) {
    if (event instanceof Event.Repeat) {
      real = real.after(stroke(attempt));
      timeSpent = false;
      underWay = Optional.empty();
      dispatch(event, attempt.on(real));
    } else if (event instanceof Event.Adjust adjust) {
      boolean window = attempt.stage().pressing().stackPressure().window().isPresent();
      require(window, event, "has no window");
      judge(event, attempt.adjusted(adjust.to()));
    } else if (event instanceof Event.Charge) {
      require(attempt.kind() == StageKind.INSITU, event, "is not under stack pressure");
      real = real.marked(CellStack.Flag.LITHIATED);
      asPlanned = asPlanned.marked(CellStack.Flag.LITHIATED);
      underWay = Optional.of(attempt.on(real));
    } else if (event instanceof Event.Pause || holdsWithoutHost(event, attempt)) {
      timeSpent = true;
    } else if (event instanceof Event.Abort) {
      ended = true;
    }
  }

  private Attempt underWay(Event event) {
    require(
        underWay.filter(each -> each.stage().id().equals(event.stage())).isPresent(),
        event,
        "is not under way");
    return underWay.orElseThrow();
  }

  private static boolean holdsWithoutHost(Event event, Attempt attempt) {
    return event instanceof Event.HostLost
        && attempt.stage().pressing().onLoss() == LossAction.HOLD;
  }

  private void press(Event.Press event) {
    finish();
    StageTemplate template = enter(event);
    Die die = inventory.die(event.die());
    Stage stage = template.in(die, event.target(), template.assumedDwell());
    real = real.with(stage.id(), stage.adds());
    asPlanned = asPlanned.with(stage.id(), stage.adds());
    Optional<Fixture> fixture = stage.pressing().fixture().map(inventory::fixture);
    Attempt attempt = new Attempt(real, stage, die, fixture, inventory.press(event.press()));
    Optional<Length> before = bore;
    bore = Optional.of(die.bore());
    if (before.filter(each -> !DieCheck.sameBore(each, die.bore())).isPresent()) {
      String why = "the cell of Ø " + before.get() + " does not go into Ø " + die.bore();
      violate(event, new Objection.Unfit(why));
    } else {
      dispatch(event, attempt);
    }
  }

  private void skip(Event.Skip event) {
    finish();
    StageTemplate template = enter(event);
    require(template.pressing().optional(), event, "must not be left out");
    event
        .laidInto()
        .map(inventory::die)
        .ifPresent(
            die -> {
              List<Layer> adds = template.adds().stream().map(each -> each.in(die)).toList();
              real = real.with(template.id(), adds);
              asPlanned = asPlanned.with(template.id(), adds);
              bore = Optional.of(die.bore());
            });
  }

  private StageTemplate enter(Event event) {
    require(entered < recipe.stages().size(), event, "comes after the last stage");
    StageTemplate template = recipe.stages().get(entered);
    require(template.id().equals(event.stage()), event, "is not the next stage");
    entered++;
    return template;
  }

  private void dispatch(Event event, Attempt attempt) {
    if (judge(event, attempt)) {
      underWay = Optional.of(attempt);
    }
  }

  /** Whether the command may be given; if so, it is. */
  private boolean judge(Event event, Attempt attempt) {
    if (objection(attempt).isEmpty()) {
      commands.add(new Command(event, attempt, envelope.cap(attempt)));
      return true;
    }
    Optional<Objection> ofThePlan = objection(attempt.on(asPlanned));
    if (ofThePlan.isPresent()) {
      violate(event, ofThePlan.get());
    }
    ended = true;
    return false;
  }

  private void violate(Event event, Objection objection) {
    violation = Optional.of(new Violation(event, objection));
    ended = true;
  }

  private Optional<Objection> objection(Attempt attempt) {
    Optional<Objection> unfit = Fitness.refusal(attempt).map(Objection.Unfit::new);
    return unfit.isPresent() ? unfit : envelope.objection(attempt);
  }

  /** The stroke under way is over: the cell remembers it. */
  private void finish() {
    underWay.ifPresent(
        attempt -> {
          real = real.after(stroke(attempt));
          asPlanned = asPlanned.after(envelope.planned(attempt.on(asPlanned)));
        });
    underWay = Optional.empty();
    timeSpent = false;
  }

  /** What the stroke did: as planned, or all the time the press allows if it stood still. */
  private CellStack.Stroke stroke(Attempt attempt) {
    CellStack.Stroke planned = envelope.planned(attempt);
    Map<MaterialId, Duration> above = new HashMap<>(planned.aboveUsual());
    if (timeSpent) {
      Optional<Duration> most = envelope.above(attempt).map(Above::max);
      for (CapOverride each : envelope.applied(attempt)) {
        most.ifPresent(time -> above.put(each.material(), time));
      }
    }
    return new CellStack.Stroke(planned.peak(), planned.held(), above);
  }

  private static void require(boolean holds, Event event, String why) {
    if (!holds) {
      throw new IllegalArgumentException(event.text() + ": " + event.stage() + " " + why);
    }
  }
}
