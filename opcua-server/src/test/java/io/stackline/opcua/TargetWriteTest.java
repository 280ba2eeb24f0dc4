package io.stackline.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.board.Watch;
import io.stackline.opcua.method.Desk;
import io.stackline.opcua.method.TargetWrite;
import io.stackline.opcua.method.Written;
import io.stackline.press.PressId;
import io.stackline.run.Command;
import io.stackline.run.Outcome;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.StageState;
import io.stackline.time.SystemTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Writing the target of a stack pressure, in the sessions of real clients: it is answered when the
 * press has it, and a lie is never told.
 */
@ExtendWith(UnitPlant.Shared.class)
final class TargetWriteTest {
  private static final PressId P1 = PilotSite.P1;
  private static final RunId RUN = new RunId("run-written");
  private static final Range RANGE = new Range(0.0, 90.0);
  private static final String TOLD = "the press is told to hold 78 MPa";

  private final UnitPlant plant;
  private final TargetWrite write;
  private final Queue<Command> seen = new ConcurrentLinkedQueue<>();
  private final Queue<Watch> later = new ConcurrentLinkedQueue<>();

  TargetWriteTest(UnitPlant plant) {
    this.plant = plant;
    this.write = new TargetWrite(plant.desk());
  }

  @BeforeEach
  void aHoldIsUnderWay() {
    plant.line().publish(Readings.inSitu(P1));
    plant.occupy(P1, Runs.holding(RUN, 75, "released? not yet"));
  }

  @AfterEach
  void itIsNot() {
    later.forEach(Watch::close);
    plant.line().publish(Readings.inSitu(P1));
    plant.vacate(P1);
  }

  /** The sequencer takes it; what the press makes of it comes from elsewhere, later. */
  private void takenThen(Runnable press) {
    takenThen(List.of(Runs.holding(RUN, 75, TOLD)), press);
  }

  /**
   * @param shown what the run shows by the time it is answered, in this order
   */
  private void takenThen(List<RunStatus> shown, Runnable press) {
    plant
        .line()
        .answers(
            "operator",
            command -> {
              seen.add(command);
              shown.forEach(plant.line()::publish);
              // Told after all who watch already.
              later.add(
                  plant
                      .line()
                      .board()
                      .outcomes()
                      .watch(
                          (id, outcome) -> {
                            if (id.equals(command.id())) {
                              press.run();
                            }
                          }));
              return new Outcome.Accepted(command.id(), command.at(), RUN);
            });
  }

  @Test
  void itIsGoodOnceThePressHasTheTarget() throws Exception {
    takenThen(() -> plant.line().publish(Runs.holding(RUN, 78.1, "")));
    TestClient client = plant.client("operator");
    Written written = write(client, 78.1);
    assertEquals(new Written(StatusCode.GOOD, ""), written);
    Command.Adjust asked = (Command.Adjust) seen.remove();
    assertEquals(RUN, asked.run());
    assertEquals("78.1 MPa", asked.target());
    assertEquals("operator", asked.by());
  }

  /** The press was asked for another one when this was written, and obeyed just before it. */
  @Test
  void whatAnotherTargetComesToIsNotTheAnswer() throws Exception {
    plant.occupy(P1, Runs.holding(RUN, 75, "the press is told to hold 77 MPa"));
    takenThen(
        List.of(Runs.holding(RUN, 77, ""), Runs.holding(RUN, 77, TOLD)),
        () -> plant.line().publish(Runs.holding(RUN, 78, "")));
    try (TestClient client = plant.connect("operator")) {
      assertEquals(new Written(StatusCode.GOOD, ""), write(client, 78.0));
    }
  }

  @Test
  void acceptedIsNotTakenAndTheWaitIsBounded() throws Exception {
    takenThen(() -> {});
    TestClient client = plant.client("operator");
    long began = System.nanoTime();
    assertBad("Bad_Timeout", "not yet said", write(client, 78.0));
    assertTrue(System.nanoTime() - began < TimeUnit.SECONDS.toNanos(3), "bounded");
  }

  @Test
  void whoWaitsForThePressIsToldThatTheServerShutsDown() throws Exception {
    Desk closing =
        new Desk(
            plant.line().board(),
            SystemTime.real(),
            Duration.ofMinutes(5),
            plant.line().server().locks());
    takenThen(closing::close);
    try (TestClient client = plant.connect("operator")) {
      Optional<Session> session = Optional.of(plant.session(client));
      TargetWrite own = new TargetWrite(closing);
      Written written =
          assertTimeoutPreemptively(
              Duration.ofSeconds(20), () -> own.write(session, P1, value(78.0), RANGE));
      assertBad("Bad_Shutdown", "the press was told", written);
    }
  }

  @Test
  void aPressThatKeepsItsTargetIsNoSuccess() throws Exception {
    takenThen(
        () -> plant.line().publish(Runs.holding(RUN, 75, "the press keeps its target: no step")));
    TestClient client = plant.client("operator");
    assertBad("Bad_DeviceFailure", "keeps its target", write(client, 78.0));
  }

  @Test
  void aLinkLostOnTheWayIsToldAtOnce() throws Exception {
    takenThen(() -> plant.line().publish(Readings.lost(P1, Readings.T0)));
    TestClient client = plant.client("operator");
    assertBad("Bad_NoCommunication", "does not answer any more", write(client, 78.0));
  }

  @Test
  void aRunHeldOnTheWayIsTold() throws Exception {
    takenThen(
        () ->
            plant
                .line()
                .publish(
                    Runs.stackPressure(RUN, RunState.HELD, StageState.PAUSED, 75, "a draught")));
    TestClient client = plant.client("operator");
    assertBad("Bad_InvalidState", "a draught", write(client, 78.0));
  }

  @Test
  void theSequencersRefusalIsTheAnswer() throws Exception {
    plant
        .line()
        .answers(
            "operator",
            Calls.refusing(new Refusal(Refusal.Code.ENVELOPE, "outside the window", "ask less")));
    TestClient client = plant.client("operator");
    assertBad("Bad_OutOfRange", "outside the window", write(client, 80.0));
  }

  @Test
  void whatIsNoDoubleIsAMismatch() throws Exception {
    takenThen(() -> {});
    TestClient client = plant.client("operator");
    for (Object wrong : new Object[] {78, 78f, "78", true, new Double[] {78.0}}) {
      assertBad("Bad_TypeMismatch", "Double", write(client, value(wrong)));
    }
    assertBad("Bad_TypeMismatch", "Double", write(client, DataValue.valueOnly(Variant.NULL_VALUE)));
    assertTrue(seen.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        -0.1,
        90.001,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MAX_VALUE
      })
  void whatLiesOutsideTheRangeIsNotSent(double wrong) throws Exception {
    takenThen(() -> {});
    TestClient client = plant.client("operator");
    assertBad("Bad_OutOfRange", "0.0 to 90.0", write(client, wrong));
    assertTrue(seen.isEmpty());
  }

  @Test
  void aStatusOrTimeOfTheClientsOwnIsNotWritten() throws Exception {
    TestClient client = plant.client("operator");
    Variant wanted = new Variant(78.0);
    DateTime now = DateTime.now();
    StatusCode good = StatusCode.GOOD;
    StatusCode bad = StatusCode.BAD;
    assertBad("Bad_WriteNotSupported", "", write(client, new DataValue(wanted, bad, null, null)));
    assertBad("Bad_WriteNotSupported", "", write(client, new DataValue(wanted, good, now, null)));
    assertBad("Bad_WriteNotSupported", "", write(client, new DataValue(wanted, good, null, now)));
  }

  @Test
  void whoMayNotOperateAndNobodyAtAllAreDenied() throws Exception {
    TestClient client = plant.client("observer");
    assertBad("Bad_UserAccessDenied", "operator", write(client, 78.0));
    assertBad("Bad_UserAccessDenied", "", write.write(Optional.empty(), P1, value(78.0), RANGE));
  }

  @Test
  void aPressLockedByAnotherIsNotWritten() throws Exception {
    takenThen(() -> plant.line().publish(Runs.holding(RUN, 78, "")));
    TestClient client = plant.client("operator");
    try (TestClient holder = plant.connect("engineer")) {
      plant.call(holder, "unit/P1/Lock", "InitLock", "");
      assertBad("Bad_Locked", "locked by engineer", write(client, 78.0));
      assertTrue(seen.isEmpty());
      plant.call(holder, "unit/P1/Lock", "ExitLock");
      assertEquals(StatusCode.GOOD, write(client, 78.0).status());
    }
  }

  @Test
  void aPressThatDoesNotAnswerIsNotAsked() throws Exception {
    takenThen(() -> {});
    plant.line().publish(Readings.lost(P1, Readings.T0));
    TestClient client = plant.client("operator");
    assertBad("Bad_NoCommunication", "nothing was sent", write(client, 78.0));
    assertTrue(seen.isEmpty());
  }

  @Test
  void withoutAHoldUnderWayThereIsNothingToWrite() throws Exception {
    takenThen(() -> {});
    TestClient client = plant.client("operator");
    RunStatus held = Runs.stackPressure(RUN, RunState.HELD, StageState.PAUSED, 75, "a draught");
    plant.occupy(P1, held);
    assertBad("Bad_InvalidState", "holds no stack pressure", write(client, 78.0));
    plant.occupy(P1, Runs.running(RUN));
    assertBad("Bad_InvalidState", "holds no stack pressure", write(client, 78.0));
    plant.vacate(P1);
    assertBad("Bad_InvalidState", "no run is under way", write(client, 78.0));
    assertTrue(seen.isEmpty());
  }

  private Written write(TestClient client, double megapascals) throws Exception {
    return write(client, value(megapascals));
  }

  private Written write(TestClient client, DataValue value) throws Exception {
    Session session = plant.session(client);
    return write.write(Optional.of(session), P1, value, RANGE);
  }

  private static DataValue value(Object content) {
    return DataValue.valueOnly(new Variant(content));
  }

  private static void assertBad(String status, String words, Written written) {
    assertEquals(status, Calls.name(written.status()), written.message());
    assertTrue(written.message().contains(words), written.message());
  }
}
