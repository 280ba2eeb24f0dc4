package io.stackline.opcua;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.Doubt;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.press.Quality;
import io.stackline.press.Sampled;
import io.stackline.press.Signal;
import io.stackline.press.TagReading;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UByte;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a reading is shown, and how good it is said to be. */
@ExtendWith(SharedLine.class)
final class PressValueTest {
  private static final PressId PRESS = PilotSite.P2;
  private static final Instant T0 = Readings.T0;
  private static final AtomicLong SECONDS = new AtomicLong();

  @Test
  void aFreshReadingIsShownInItsUnits(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      Instant at = next();
      publish(line, client, Readings.fresh(PRESS, at, 19.635));
      assertEquals("DWELL", value(client, "State"));
      assertEquals("REMOTE", value(client, "Mode"));
      assertEquals("DWELL", value(client, "Segment"));
      assertEquals(UShort.valueOf(2), value(client, "SegmentIndex"));
      assertEquals(UInteger.valueOf(4711), value(client, "RunNumber"));
      assertEquals(UInteger.valueOf(1234), value(client, "Cycles"));
      assertEquals(19.635, (Double) value(client, "Force"), 1e-9);
      // 19.635 kN on Ø10 mm (78.5398 mm²) are 250.0 MPa.
      assertEquals(250.0, (Double) value(client, "Pressure"), 0.01);
      assertEquals(20.6, (Double) value(client, "ForceCap"), 1e-9);
      assertEquals(262.29, (Double) value(client, "Cap"), 0.01);
      assertEquals(25.0, (Double) value(client, "LinePressure"), 1e-9);
      assertEquals(41.25, (Double) value(client, "Position"), 1e-9);
      assertEquals(0.01, (Double) value(client, "Speed"), 1e-9);
      assertEquals(38.5, (Double) value(client, "OilTemperature"), 1e-9);
      assertEquals(11.5, value(client, "DwellCredited"));
      assertEquals(168.5, value(client, "DwellRemaining"));
      assertEquals(true, value(client, "Owned"));
      assertArrayEquals(
          new String[] {"guard locked"}, (String[]) value(client, "MissingPermissives"));
      assertArrayEquals(new String[0], (String[]) value(client, "Alarms"));
      assertArrayEquals(new String[] {"oil level"}, (String[]) value(client, "Warnings"));
      assertEquals("GOOD", value(client, "Connection"));
      assertEquals(new DateTime(at), read(client, "Force").sourceTime());
    }
  }

  @Test
  void qualityFollowsTheReadingFromFreshToStaleToLostAndBack(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      publish(line, client, Readings.fresh(PRESS, next(), 19.6));
      assertTrue(read(client, "Force").statusCode().isGood());

      publish(line, client, Readings.stale(PRESS, next(), 19.6));
      for (String name : List.of("Force", "Pressure", "Cap", "Owned", "State", "Alarms")) {
        DataValue stale = read(client, name);
        assertEquals(StatusCodes.Uncertain_LastUsableValue, stale.statusCode().value(), name);
        assertTrue(stale.value().isNotNull(), name + " keeps its last value");
      }
      assertEquals("UNCERTAIN", value(client, "Connection"));
      assertEquals("3 scans missed", value(client, "Remark"));

      Instant lost = next();
      publish(line, client, Readings.lost(PRESS, lost));
      for (String name : List.of("Force", "Pressure", "Cap", "Owned", "State", "Alarms")) {
        DataValue gone = read(client, name);
        assertEquals(StatusCodes.Bad_NoCommunication, gone.statusCode().value(), name);
        assertNull(gone.value().value(), name);
        assertEquals(new DateTime(lost), gone.sourceTime(), name + ": the time of the loss");
      }
      assertEquals("BAD", value(client, "Connection"));
      assertEquals("no answer since 2 s", value(client, "Remark"));

      publish(line, client, Readings.fresh(PRESS, next(), 19.7));
      assertEquals(19.7, (Double) value(client, "Force"), 1e-9);
      assertEquals("GOOD", value(client, "Connection"));
    }
  }

  @Test
  void beforeTheFirstReadingEverythingWaits(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      for (String name : List.of("Force", "State", "Connection", "Alarms")) {
        assertEquals(
            StatusCodes.Bad_WaitingForInitialData,
            client.read("press/P3/" + name).statusCode().value(),
            name);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    // signal, its doubt, variable, its status
    "FORCE, BAD, Force, Bad_SensorFailure",
    "FORCE, BAD, Pressure, Bad_SensorFailure",
    "FORCE, BAD, ForceTarget, Good",
    "FORCE, UNCERTAIN, Force, Uncertain_SensorNotAccurate",
    "FORCE, UNCERTAIN, Pressure, Uncertain_SensorNotAccurate",
    "POSITION, BAD, Position, Bad_SensorFailure",
    "POSITION, BAD, Force, Good",
    "DWELL_CREDITED, BAD, DwellCredited, Bad_SensorFailure",
    "STEP, UNCERTAIN, PlatenUpper, Bad_NotSupported"
  })
  void aDoubtfulValueIsNotTakenForAGoodOne(
      Signal signal, Quality quality, String name, String status, TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      Instant at = next();
      Map<Signal, Doubt> doubts = Map.of(signal, new Doubt(quality, "a test"));
      publish(line, client, Readings.sampled(PRESS, at, new Sampled(at, doubts, List.of())));
      DataValue value = read(client, name);
      assertEquals(
          status, StatusCodes.lookup(value.statusCode().value()).map(s -> s[0]).orElse("Good"));
      assertEquals(value.statusCode().isBad(), value.value().isNull());
    }
  }

  @Test
  void aValueIsAsOldAsItsSampleAndNotAsItsReading(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      Instant at = next();
      Instant source = at.minusMillis(40);
      Map<Signal, Doubt> unfitted = Map.of(Signal.LINE, Doubt.NOT_FITTED);
      line.publish(Readings.sampled(PRESS, at, new Sampled(source, unfitted, List.of())));
      shown(client, source);

      assertEquals(new DateTime(source), read(client, "Force").sourceTime());
      assertEquals(StatusCodes.Bad_NotSupported, read(client, "LinePressure").statusCode().value());
    }
  }

  @Test
  void theFurtherPointsOfAMapAreShownAsTheyAre(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      Instant at = next();
      Optional<Doubt> open = Optional.of(Doubt.bad("the sensor is open (65535)"));
      List<TagReading> tags =
          List.of(
              new TagReading("pump-current", 12.5, "", Optional.empty()),
              new TagReading("filter-clogged", 1, "", Optional.empty()),
              new TagReading("firmware", Double.NaN, "1.07", Optional.empty()));
      publish(line, client, Readings.sampled(PRESS, at, new Sampled(at, Map.of(), tags)));
      assertEquals(12.5, value(client, "Tags/pump-current"));
      assertEquals(true, value(client, "Tags/filter-clogged"));
      assertEquals("1.07", value(client, "Tags/firmware"));

      Instant later = next();
      List<TagReading> broken = List.of(new TagReading("pump-current", Double.NaN, "", open));
      publish(line, client, Readings.sampled(PRESS, later, new Sampled(later, Map.of(), broken)));
      assertEquals(
          StatusCodes.Bad_SensorFailure, read(client, "Tags/pump-current").statusCode().value());
      assertEquals(
          StatusCodes.Bad_WaitingForInitialData,
          read(client, "Tags/firmware").statusCode().value());

      publish(line, client, Readings.lost(PRESS, next()));
      assertEquals(
          StatusCodes.Bad_NoCommunication, read(client, "Tags/firmware").statusCode().value());
    }
  }

  @Test
  void withoutLimitsInThePressNeitherCapNorMegapascalsAreKnown(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      publish(line, client, Readings.unlimited(PRESS, next(), 19.6));
      for (String name : List.of("Cap", "ForceCap", "Pressure", "PressureTarget")) {
        assertEquals(
            StatusCodes.Bad_ConfigurationError, read(client, name).statusCode().value(), name);
      }
      assertEquals(19.6, (Double) value(client, "Force"), 1e-9);
      assertEquals(false, value(client, "Owned"));
    }
  }

  /** P3 is never read, so the line is never seen whole in these tests. */
  @Test
  void theServiceLevelTellsHowMuchOfTheLineIsSeen(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer");
        Watched level = Watched.of(client.milo(), NodeIds.Server_ServiceLevel)) {
      line.publish(Readings.lost(PilotSite.P1, T0));
      line.publish(Readings.lost(PRESS, T0));
      level.until(value -> UByte.valueOf(79).equals(value.value().value()));
      line.publish(Readings.fresh(PilotSite.P1, T0, 1));
      level.until(value -> UByte.valueOf(79 + 120 / 3).equals(value.value().value()));
    }
  }

  /** Publishes and waits until it is shown: all variables of a press change in one burst. */
  private static void publish(TestLine line, TestClient client, PressReading reading)
      throws Exception {
    line.publish(reading);
    shown(client, reading.at());
  }

  private static void shown(TestClient client, Instant source) throws Exception {
    long wanted = source.toEpochMilli();
    client.await(
        "press/P2/DwellRemaining",
        value -> {
          DateTime at = value.sourceTime();
          return at != null && at.getJavaTime() == wanted;
        });
  }

  private static Instant next() {
    return T0.plusSeconds(SECONDS.incrementAndGet());
  }

  private static DataValue read(TestClient client, String name) throws Exception {
    return client.read("press/P2/" + name);
  }

  private static Object value(TestClient client, String name) throws Exception {
    return client.value("press/P2/" + name);
  }
}
