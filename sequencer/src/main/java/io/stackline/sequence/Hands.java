package io.stackline.sequence;

import io.stackline.board.Board;
import io.stackline.board.Stamp;
import io.stackline.run.PressOrder;
import io.stackline.run.PressUse;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.StageResult;
import io.stackline.sequence.route.StageHands;
import io.stackline.sequence.stage.Phase;
import io.stackline.sequence.stage.StageTask;
import io.stackline.sequence.stage.Turn;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what the routes say: on the board, in the log. */
final class Hands implements StageHands {
  private static final Logger LOG = LoggerFactory.getLogger(Hands.class);

  private final Intake intake;
  private final Board board;
  private final Outbox outbox;
  private final TraceJudge judge;
  private long shown;

  Hands(Intake intake, Board board, Outbox outbox, TraceJudge judge) {
    this.intake = intake;
    this.board = board;
    this.outbox = outbox;
    this.judge = judge;
  }

  @Override
  public List<Turn> take(Object input) {
    return intake.take((Input) input);
  }

  @Override
  public void show(Turn.Show turn) {
    RunStatus run = turn.status();
    if (run.standing().position() == 0) {
      LOG.info("run={} state={} verdict={} {}", run.id(), run.state(), run.verdict(), run.reason());
    } else {
      // each run that begins moves all that wait up by one
      LOG.debug("run={} waits at {}: {}", run.id(), run.standing().position(), run.reason());
    }
    board.runs().publish(run.id(), new Stamp(intake.term(), ++shown), run);
  }

  @Override
  public void use(Turn.Use turn) {
    PressUse use = turn.use();
    LOG.info(
        "press={} duty={} run={} stage={}",
        use.press(),
        use.duty(),
        use.run().map(RunId::value).orElse("-"),
        use.stage());
    board.uses().publish(use.press(), new Stamp(intake.term(), ++shown), use);
  }

  @Override
  public void answer(Turn.Answer turn) {
    board.outcomes().post(turn.outcome().command(), turn.outcome());
  }

  @Override
  public void errand(Turn.ToPress turn) {
    PressOrder order = turn.order();
    LOG.info(
        "command={} press={} order={} {}",
        turn.command(),
        order.id().press(),
        order.id(),
        order.getClass().getSimpleName());
    outbox.post(order);
  }

  @Override
  public void allot(Turn.OfStage turn) {
    for (StageTask each : turn.tasks(Phase.ALLOT)) {
      LOG.info(
          "run={} stage={} press={} allotted",
          turn.run(),
          turn.stage(),
          ((StageTask.Allot) each).press());
    }
  }

  @Override
  public void ask(Turn.OfStage turn) {
    for (StageTask each : turn.tasks(Phase.ASK)) {
      RunStatus.Prompt prompt = ((StageTask.Ask) each).prompt();
      LOG.info("run={} prompt={} asks: {}", turn.run(), prompt.id(), prompt.text());
    }
  }

  @Override
  public void check(Turn.OfStage turn) {
    for (StageTask each : turn.tasks(Phase.CHECK)) {
      LOG.info("run={} stage={} cap: {}", turn.run(), turn.stage(), ((StageTask.Check) each).cap());
    }
  }

  @Override
  public void press(Turn.OfStage turn) {
    for (StageTask each : turn.tasks()) {
      if (each instanceof StageTask.Tell tell) {
        LOG.info(
            "run={} stage={} press={} order={} {}",
            turn.run(),
            turn.stage(),
            tell.order().id().press(),
            tell.order().id(),
            tell.order().getClass().getSimpleName());
        outbox.post(tell.order());
      }
    }
  }

  @Override
  public void judge(Turn.OfStage turn) {
    for (StageTask each : turn.tasks(Phase.JUDGE)) {
      judge.judge(turn.run(), (StageTask.Judge) each);
    }
  }

  @Override
  public void writeDown(Turn.OfStage turn) {
    for (StageTask each : turn.tasks(Phase.WRITE_DOWN)) {
      StageResult result = ((StageTask.WriteDown) each).result();
      LOG.info(
          "run={} stage={} verdict={} peak={} {}",
          turn.run(),
          turn.stage(),
          result.verdict(),
          result.peak(),
          result.findings());
    }
  }
}
