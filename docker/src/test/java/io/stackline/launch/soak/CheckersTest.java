package io.stackline.launch.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.board.Board;
import io.stackline.board.MailLane;
import io.stackline.board.StateLane;
import io.stackline.bridge.link.PlcLink;
import io.stackline.launch.soak.check.Alone;
import io.stackline.launch.soak.check.Findings;
import io.stackline.press.PressId;
import io.stackline.press.PressLimits;
import io.stackline.press.PressProgram;
import io.stackline.press.PressReading;
import io.stackline.run.CommandId;
import io.stackline.run.OrderId;
import io.stackline.run.Outcome;
import io.stackline.run.PressOrder;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.StageStatus;
import io.stackline.run.StageState;
import io.stackline.sequence.store.TrialDatabase;
import io.stackline.unit.Area;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each checker sees the promise it watches broken, by a system that is broken on purpose. */
final class CheckersTest {
  private static final Path SHIPPED = Path.of("..", "site-config", "sites", "pilot-line");
  private static final Plan FAIR = new Plan(2, 2, List.of(), 0, Duration.ofSeconds(60));

  private static Campaign campaign;

  @BeforeAll
  static void open() {
    Quiet.on();
    campaign = Campaign.open(SHIPPED, Span.SHORT, Databases.memory());
  }

  @AfterAll
  static void close() {
    campaign.close();
    Quiet.off();
  }

  private static void assertFound(String checker, Sabotage sabotage) {
    assertFound(checker, FAIR, sabotage);
  }

  private static void assertFound(String checker, Plan plan, Sabotage sabotage) {
    Simulation.Result result = campaign.live(plan, sabotage);
    assertFalse(result.isGood(), "nothing was found");
    assertEquals(checker, result.findings().get(0).checker(), result.findings()::toString);
  }

  @Test
  void nothingIsFoundWhereNothingIsBroken() {
    Simulation.Result result = campaign.live(FAIR);

    assertTrue(result.isGood(), result.findings()::toString);
    assertTrue(result.strokes() >= 2, "a control: something was pressed");
    Tally.Sum tally = result.tally();
    assertEquals(Map.of(RunState.COMPLETE, result.runs()), tally.ends());
    long strokes = tally.uses().values().stream().mapToLong(Tally.Use::strokes).sum();
    assertEquals(result.strokes(), strokes);
    for (Tally.Use each : tally.uses().values()) {
      assertTrue(each.serving().compareTo(each.working()) > 0, tally::toString);
      assertTrue(each.working().toSeconds() >= 10 * each.strokes(), tally::toString);
    }
  }

  /** A sequencer whose orders come out changed. */
  private static Sabotage orders(Function<PressOrder, List<Map.Entry<OrderId, PressOrder>>> bend) {
    return new Sabotage() {
      @Override
      public Board sequencers(Board board) {
        return new BentBoard(board) {
          @Override
          public MailLane<OrderId, PressOrder> orders() {
            return mail(board.orders(), bend);
          }
        };
      }
    };
  }

  private static List<Map.Entry<OrderId, PressOrder>> only(PressOrder order) {
    return List.of(Map.entry(order.id(), order));
  }

  @Test
  void anOrderAboveTheCapOfItsStage() {
    assertFound(
        "order-cap",
        orders(
            order ->
                order instanceof PressOrder.RunProgram run
                    ? only(with(run, run.program().runNumber(), times(run.limits(), 1.05)))
                    : only(order)));
  }

  private static PressOrder.RunProgram with(
      PressOrder.RunProgram run, long number, PressLimits limits) {
    PressProgram program = run.program();
    return new PressOrder.RunProgram(
        run.id(),
        run.term(),
        run.run(),
        run.stage(),
        new PressProgram(
            number,
            program.segments(),
            program.contact(),
            program.approach(),
            program.abortRate(),
            program.onLoss(),
            program.timeAbove(),
            program.above()),
        limits);
  }

  private static PressLimits times(PressLimits limits, double factor) {
    return new PressLimits(
        limits.forceCap().times(factor),
        limits.rateCap(),
        limits.positionMax(),
        limits.temperatureCap(),
        limits.overshootTrip(),
        limits.imbalanceTripPercent(),
        limits.abortRate(),
        limits.dieArea(),
        limits.id());
  }

  /** Every load cell shows too little, and nobody says that they are broken. */
  @Test
  void aSpecimenThatFeelsMoreThanItsCap() {
    assertFound(
        "true-force",
        new Sabotage() {
          @Override
          public void machines(Collection<Machine> machines) {
            for (Machine each : machines) {
              each.sensors().disturbHigh(-0.4e3);
              each.sensors().disturbLow(-0.4e3);
            }
          }
        });
  }

  @Test
  void aStrokeUnderANumberNobodyDrew() {
    assertFound(
        "pressed-once",
        orders(
            order ->
                order instanceof PressOrder.RunProgram run
                    ? only(with(run, run.program().runNumber() + 7, run.limits()))
                    : only(order)));
  }

  @Test
  void aCommandThatIsNeverAnswered() {
    assertFound("one-answer", outcomes(outcome -> List.of()));
  }

  @Test
  void aCommandThatIsAnsweredInTwoWays() {
    AtomicInteger first = new AtomicInteger();
    assertFound(
        "one-answer",
        outcomes(
            outcome -> {
              CommandId other = new CommandId("command-1");
              Outcome lie = new Outcome.Obeyed(other, outcome.at(), new PressId("P1"));
              return first.getAndIncrement() == 1
                  ? List.of(Map.entry(new CommandId("lie"), lie))
                  : List.of(Map.entry(outcome.command(), outcome));
            }));
  }

  private static Sabotage outcomes(Function<Outcome, List<Map.Entry<CommandId, Outcome>>> bend) {
    return new Sabotage() {
      @Override
      public Board sequencers(Board board) {
        return new BentBoard(board) {
          @Override
          public MailLane<CommandId, Outcome> outcomes() {
            return mail(board.outcomes(), bend);
          }
        };
      }
    };
  }

  /** Two runs, each shown to press on the same press. */
  @Test
  void twoRunsOnOnePress() {
    // On the larger line, which has two presses for powder.
    Plan larger = new Plan(3, 4, List.of(), 0, Duration.ofSeconds(60));
    assertFound(
        "alone",
        larger,
        new Sabotage() {
          @Override
          public Board sequencers(Board board) {
            return new BentBoard(board) {
              @Override
              public StateLane<RunId, RunStatus> runs() {
                return state(board.runs(), CheckersTest::onOnePress);
              }
            };
          }
        });
  }

  /** The same two runs, which share their die. */
  @Test
  void twoRunsInOneDie() {
    List<RunStatus> shown = new ArrayList<>();
    campaign.live(
        new Plan(5, 4, List.of(), 0, Duration.ofSeconds(60)),
        new Sabotage() {
          @Override
          public Board sequencers(Board board) {
            return new BentBoard(board) {
              @Override
              public StateLane<RunId, RunStatus> runs() {
                return state(
                    board.runs(),
                    status -> {
                      shown.add(onOnePress(status));
                      return status;
                    });
              }
            };
          }
        });
    Findings findings = new Findings();
    Alone alone = Alone.inDie(findings);

    shown.forEach(status -> alone.run(status.since(), status));

    assertTrue(findings.any(), "nothing was found");
  }

  private static RunStatus onOnePress(RunStatus run) {
    return new RunStatus(
        run.id(),
        run.recipe(),
        run.state(),
        run.cause(),
        run.reason(),
        run.since(),
        run.startedBy(),
        run.started(),
        run.ended(),
        run.verdict(),
        run.bindings(),
        run.stages().stream().map(CheckersTest::onP1).toList(),
        run.prompts(),
        run.origin());
  }

  private static StageStatus onP1(StageStatus stage) {
    return new StageStatus(
        stage.id(),
        stage.kind(),
        stage.title(),
        new PressId("P1"),
        stage.die(),
        StageState.PRESSING,
        stage.target(),
        stage.targetForce(),
        stage.cap(),
        stage.capRule(),
        stage.dwellRequired(),
        stage.runNumber(),
        stage.result());
  }

  /** The second life finds another database. */
  @Test
  void aRunThatIsNotInTheJournalAnyMore() {
    Fault death =
        new Fault.WeDie(
            Duration.ofSeconds(30),
            Fault.Who.PROCESS,
            Mortal.Step.JOURNAL,
            1,
            Duration.ofSeconds(5),
            Duration.ZERO);
    AtomicInteger openings = new AtomicInteger();
    assertFound(
        "nothing-lost",
        FAIR.with(List.of(death)),
        new Sabotage() {
          @Override
          public Stores stores(Stores stores) {
            Stores other = Stores.of(TrialDatabase.inMemory("another"));
            return new Stores() {
              @Override
              public Open open() {
                return openings.getAndIncrement() == 0 ? stores.open() : other.open();
              }

              @Override
              public void cutNextCommit(boolean written) {
                stores.cutNextCommit(written);
              }

              @Override
              public void close() {
                other.close();
              }
            };
          }
        });
  }

  /** A board that gives every reading the time and the look of now. */
  @Test
  void aDeadPressThatIsShownAsFresh() {
    Fault cut =
        new Fault.OnTheWire(
            Duration.ofSeconds(20),
            new PressId("P1"),
            Noise.Mishap.CUT,
            1,
            Duration.ofSeconds(20),
            1);
    assertFound(
        "dead-is-dead",
        FAIR.with(List.of(cut)),
        new Sabotage() {
          @Override
          public Board bridges(Board board) {
            return new BentBoard(board) {
              @Override
              public StateLane<PressId, PressReading> readings() {
                return state(
                    board.readings(),
                    reading ->
                        reading instanceof PressReading.Stale stale
                            ? new PressReading.Fresh(
                                stale.press(),
                                stale.at(),
                                stale.last(),
                                Force.UNKNOWN,
                                Area.ofBore(Length.ofMm(10)),
                                true)
                            : reading);
              }
            };
          }
        });
  }

  @Test
  void aBridgeThatMeetsItsOwnMistake() {
    assertFound(
        "no-bug",
        new Sabotage() {
          @Override
          public PlcLink link(PlcLink link) {
            return (PlcLink)
                Proxy.newProxyInstance(
                    PlcLink.class.getClassLoader(),
                    new Class<?>[] {PlcLink.class},
                    (proxy, method, arguments) -> {
                      if (method.getName().equals("readInput")) {
                        throw new IllegalStateException("a mistake");
                      }
                      return method.invoke(link, arguments);
                    });
          }
        });
  }

  /** A bridge that never hears of an order. */
  @Test
  void aRunThatNeverEnds() {
    assertFound("everything-ends", orders(order -> List.of()));
  }
}
