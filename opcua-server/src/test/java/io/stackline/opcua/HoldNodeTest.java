package io.stackline.opcua;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressId;
import io.stackline.run.HoldStatus;
import io.stackline.run.HoldSummary;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import io.stackline.run.Swing;
import io.stackline.run.WindowAlarm;
import io.stackline.unit.Length;
import io.stackline.unit.Pressure;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A stack-pressure hold as an HMI sees it. */
@ExtendWith(SharedLine.class)
final class HoldNodeTest {
  private static final Instant SINCE = Runs.STARTED.plusSeconds(60);

  private static HoldStatus hold(RunStatus run, List<WindowAlarm> alarms) {
    RunStatus.StageStatus stage = run.stages().get(0);
    return new HoldStatus(
        run.id(),
        stage.id(),
        new PressId("P1"),
        stage.runNumber(),
        Optional.of(SINCE),
        Duration.ofMinutes(150),
        Optional.empty(),
        Optional.of(hour()),
        Optional.empty(),
        3,
        alarms,
        alarms.size(),
        "",
        Optional.empty());
  }

  private static HoldSummary hour() {
    Duration half = Duration.ofMinutes(30);
    Temperature unread = new Temperature(Double.NaN);
    return new HoldSummary(
        HoldSummary.Span.HOUR,
        1,
        Duration.ofHours(1),
        Duration.ofHours(2),
        new Swing<>(Pressure.ofMPa(74), Pressure.ofMPa(77), Pressure.ofMPa(75.2), half),
        new Swing<>(Length.ofMm(40), Length.ofMm(40.01), Length.ofMm(40.004), half),
        new Swing<>(unread, unread, unread, Duration.ZERO));
  }

  @Test
  void figuresAndAlarmsStandBelowTheStageThatHolds(TestLine line) throws Exception {
    RunStatus run = Runs.holding(new RunId("run-held"), 75, "");
    String stage = "run/run-held/stage/" + run.stages().get(0).id();
    try (TestClient client = line.connect("observer")) {
      line.publish(run);
      client.await("run/run-held/State", value -> value.statusCode().isGood());
      assertTrue(client.children(client.id(stage)).contains("Hold"));
      assertEquals(
          StatusCodes.Bad_WaitingForInitialData,
          client.read(stage + "/hold/Held").statusCode().value());

      WindowAlarm alarm =
          new WindowAlarm(1, WindowAlarm.Kind.HIGH, SINCE.plusSeconds(9), Pressure.ofMPa(80));
      line.publish(hold(run, List.of(alarm)));

      client.await(stage + "/hold/Held", value -> value.statusCode().isGood());
      assertEquals(9000.0, client.value(stage + "/hold/Held"));
      assertEquals(new DateTime(SINCE), client.value(stage + "/hold/Since"));
      assertEquals(new DateTime(alarm.since()), client.value(stage + "/hold/AlarmSince"));
      assertArrayEquals(
          new String[] {"pressure above its window, up to 80 MPa"},
          (String[]) client.value(stage + "/hold/Alarms"));
      assertEquals(UInteger.valueOf(3), client.value(stage + "/hold/HalfCycles"));
      assertEquals(3600.0, client.value(stage + "/hold/LastHourLength"));
      assertEquals(50.0, (Double) client.value(stage + "/hold/LastHourCoverage"), 1e-9);
      assertEquals(75.2, (Double) client.value(stage + "/hold/LastHourPressureMean"), 1e-9);
      assertEquals(1.5, (Double) client.value(stage + "/hold/LastHourPressureAmplitude"), 1e-9);
      assertEquals(40.01, (Double) client.value(stage + "/hold/LastHourPositionHighest"), 1e-9);
      for (String unknown :
          List.of("LastHourTemperatureMean", "HourLength", "LastHalfCyclePressureMean")) {
        assertEquals(
            StatusCodes.Bad_WaitingForInitialData,
            client.read(stage + "/hold/" + unknown).statusCode().value(),
            unknown);
      }
    } finally {
      line.publish(Runs.aborted(new RunId("run-held")));
    }
  }

  @Test
  void aStageThatHoldsNothingHasNone(TestLine line) throws Exception {
    RunId run = new RunId("run-without-hold");
    try (TestClient client = line.connect("observer")) {
      line.publish(Runs.running(run));
      client.await("run/run-without-hold/State", value -> value.statusCode().isGood());
      assertFalse(
          client.children(client.id("run/run-without-hold/stage/densify")).contains("Hold"));
    } finally {
      line.publish(Runs.aborted(run));
    }
  }
}
