package io.stackline.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.method.TagWrite;
import io.stackline.opcua.method.Written;
import io.stackline.press.PressId;
import io.stackline.press.TagLimits;
import io.stackline.press.TagSpec;
import io.stackline.run.Command;
import io.stackline.run.Outcome;
import io.stackline.run.Refusal;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Writing a tag of a press, in the sessions of real clients. */
@ExtendWith(UnitPlant.Shared.class)
final class TagWriteTest {
  private static final PressId P1 = PilotSite.P1;
  private static final TagSpec CHILLER = tag("chiller", TagSpec.Kind.NUMBER, 10, 30, true);
  private static final TagSpec LIGHT = tag("light", TagSpec.Kind.FLAG, 0, 1, true);
  private static final TagSpec DEW_POINT = tag("dew-point", TagSpec.Kind.NUMBER, -90, 20, false);

  private final UnitPlant plant;
  private final TagWrite write;
  private final Queue<Command> seen = new ConcurrentLinkedQueue<>();

  TagWriteTest(UnitPlant plant) {
    this.plant = plant;
    this.write = new TagWrite(plant.desk());
  }

  private static TagSpec tag(
      String name, TagSpec.Kind kind, double min, double max, boolean writable) {
    return new TagSpec(name, "of a test", kind, "°C", min, max, TagLimits.NONE, writable);
  }

  @BeforeEach
  @AfterEach
  void thePressAnswers() {
    plant.line().publish(Readings.inSitu(P1));
    plant
        .line()
        .answers(
            "operator",
            command -> {
              seen.add(command);
              return new Outcome.Obeyed(command.id(), command.at(), P1);
            });
  }

  @Test
  void itIsGoodOnceThePressHasObeyed() throws Exception {
    TestClient client = plant.client("operator");
    assertEquals(new Written(StatusCode.GOOD, ""), write(client, CHILLER, 17.5));
    assertEquals(StatusCode.GOOD, write(client, LIGHT, true).status());
    Command.WriteTag number = (Command.WriteTag) seen.remove();
    assertEquals(P1, number.press());
    assertEquals("chiller", number.tag());
    assertEquals(17.5, number.value());
    assertEquals("operator", number.by());
    Command.WriteTag flag = (Command.WriteTag) seen.remove();
    assertEquals("light", flag.tag());
    assertEquals(1, flag.value());
  }

  @Test
  void whatMustNotBeWrittenIsNotAsked() throws Exception {
    TestClient client = plant.client("operator");
    TestClient observer = plant.client("observer");
    assertBad("Bad_NotWritable", "read only", write(client, DEW_POINT, -40.0));
    assertBad("Bad_TypeMismatch", "Double", write(client, CHILLER, 17));
    assertBad("Bad_TypeMismatch", "Double", write(client, CHILLER, true));
    assertBad("Bad_TypeMismatch", "Boolean", write(client, LIGHT, 1.0));
    assertBad("Bad_OutOfRange", "10 to 30 °C", write(client, CHILLER, 30.5));
    assertBad("Bad_OutOfRange", "NaN", write(client, CHILLER, Double.NaN));
    assertBad("Bad_UserAccessDenied", "operator", write(observer, CHILLER, 17.5));
    DataValue dated = new DataValue(new Variant(17.5), StatusCode.GOOD, DateTime.now(), null);
    assertBad(
        "Bad_WriteNotSupported",
        "value alone",
        write.write(Optional.of(plant.session(client)), P1, CHILLER, dated));
    plant.line().publish(Readings.lost(P1, Readings.T0));
    assertBad("Bad_NoCommunication", "nothing was sent", write(client, CHILLER, 17.5));
    assertTrue(seen.isEmpty());
  }

  @Test
  void whatBecameOfItIsTold() throws Exception {
    TestClient client = plant.client("operator");
    plant
        .line()
        .answers("operator", Calls.refusing(new Refusal(Refusal.Code.STATE, "a stroke", "wait")));
    assertBad("Bad_InvalidState", "a stroke", write(client, CHILLER, 17.5));
    plant
        .line()
        .answers(
            "operator",
            command -> new Outcome.Unknown(command.id(), command.at(), P1, "read back 16"));
    assertBad("Bad_CommunicationError", "read back 16", write(client, CHILLER, 17.5));
    plant.line().silent("operator");
    assertBad("Bad_Timeout", "look at the press", write(client, CHILLER, 17.5));
  }

  @Test
  void aPressLockedByAnotherIsNotWritten() throws Exception {
    TestClient client = plant.client("operator");
    try (TestClient holder = plant.connect("engineer")) {
      plant.call(holder, "unit/P1/Lock", "InitLock", "");
      assertBad("Bad_Locked", "locked by engineer", write(client, CHILLER, 17.5));
      assertTrue(seen.isEmpty());
      plant.call(holder, "unit/P1/Lock", "ExitLock");
    }
  }

  private Written write(TestClient client, TagSpec tag, Object content) throws Exception {
    DataValue value = DataValue.valueOnly(new Variant(content));
    return write.write(Optional.of(plant.session(client)), P1, tag, value);
  }

  private static void assertBad(String status, String words, Written written) {
    assertEquals(status, Calls.name(written.status()), written.message());
    assertTrue(written.message().contains(words), written.message());
  }
}
