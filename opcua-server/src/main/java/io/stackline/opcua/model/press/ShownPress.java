package io.stackline.opcua.model.press;

import static org.eclipse.milo.opcua.stack.core.StatusCodes.Bad_NoCommunication;
import static org.eclipse.milo.opcua.stack.core.StatusCodes.Uncertain_LastUsableValue;

import io.stackline.opcua.model.node.Shown;
import io.stackline.opcua.value.Moment;
import io.stackline.opcua.value.Sample;
import io.stackline.press.PressReading;
import io.stackline.press.PressReading.Fresh;
import io.stackline.press.PressReading.Stale;
import io.stackline.press.TagReading;
import io.stackline.run.PressUse;
import io.stackline.run.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What is shown of one press, so that what has not changed costs next to nothing. */
final class ShownPress {
  private final Shown<ConnectionView> connection;
  private final Shown<ConnectionView> diagnostics;
  private final Shown<PressView> values;
  private final Shown<List<TagReading>> further;
  private final Shown<PressScene> scene;
  private PressScene around;
  private Instant told;
  private Optional<PressView> last = Optional.empty();
  private Optional<ConnectionView> connected = Optional.empty();

  /**
   * @param connection what people are told of it; shown when it changes
   * @param diagnostics shown with each reading
   * @param further points the site or its map names
   * @param scene the press with the line around it
   * @param now process time
   */
  ShownPress(
      Shown<ConnectionView> connection,
      Shown<ConnectionView> diagnostics,
      Shown<PressView> values,
      Shown<List<TagReading>> further,
      Shown<PressScene> scene,
      Instant now) {
    this.connection = connection;
    this.diagnostics = diagnostics;
    this.values = values;
    this.further = further;
    this.scene = scene;
    this.around = new PressScene(Optional.empty(), Optional.empty(), Optional.empty(), now);
    this.told = now;
    scene.show(around, now);
  }

  boolean isFresh() {
    return connected.isPresent() && connected.get().reading() instanceof Fresh;
  }

  PressScene around() {
    return around;
  }

  /** Shows what the press is there for, and the run it serves as it is now. */
  void show(Optional<PressUse> use, Optional<RunStatus> run, Instant now) {
    around = new PressScene(around.reading(), use, run, now);
    told = now;
    scene.show(around, now);
  }

  /**
   * Shows a reading.
   *
   * @return whether it says anything new but the time
   */
  boolean show(PressReading now, Function<Instant, Moment> moments) {
    Moment at = moments.apply(now.at());
    boolean wasFresh = isFresh();
    boolean same = connected.isPresent() && connected.get().saysTheSame(now);
    ConnectionView view =
        connected.map(each -> each.next(now)).orElseGet(() -> ConnectionView.first(now));
    connected = Optional.of(view);
    diagnostics.show(view, at);
    if (same) {
      connection.confirm(at);
    } else {
      connection.show(view, at);
    }
    boolean news = !same;
    if (now instanceof Fresh fresh) {
      Instant source = fresh.sampled().source();
      news |= show(fresh, source.equals(now.at()) ? at : moments.apply(source), wasFresh);
    } else if (now instanceof Stale stale) {
      show(PressView.of(stale, last), at, sample -> sample.with(Uncertain_LastUsableValue));
    } else {
      values.fail(Bad_NoCommunication, at);
      further.fail(Bad_NoCommunication, at);
    }
    around = new PressScene(Optional.of(now), around.use(), around.run(), now.at());
    if (news || around.outdates(told)) {
      told = now.at();
      scene.show(around, at);
    } else {
      scene.confirm(at);
    }
    return news;
  }

  /** The further points first: who sees the press's last value sees the whole reading. */
  private boolean show(Fresh fresh, Moment moment, boolean wasFresh) {
    PressView view = PressView.of(fresh);
    further.show(view.sampled().tags(), moment);
    boolean same = wasFresh && last.isPresent() && view.showsAs(last.get());
    if (same) {
      values.confirm(moment);
    } else {
      values.show(view, moment);
    }
    last = Optional.of(view);
    return !same;
  }

  private void show(PressView view, Moment moment, UnaryOperator<Sample> change) {
    further.show(view.sampled().tags(), moment, change);
    values.show(view, moment, change);
  }
}
