package io.stackline.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.enumerated.DataChangeTrigger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.DeadbandType;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MonitoringMode;
import org.eclipse.milo.opcua.stack.core.types.structured.DataChangeFilter;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What subscribers hear, and when. Spacing is proved in PacedItemTest, without waiting for it. */
@ExtendWith(SharedLine.class)
final class SubscriptionTest {
  private static final PressId PRESS = PilotSite.P2;
  private static final AtomicLong SECONDS = new AtomicLong(10_000);

  @Test
  void aNewItemHearsTheValueAtOnceAndThenEachChangeInOrder(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      line.publish(force(1.0));
      client.await("press/P2/Force", value -> Double.valueOf(1.0).equals(value.value().value()));
      try (Watched force = Watched.of(client.milo(), client.id("press/P2/Force"))) {
        assertEquals(1.0, force.next().value().value(), "at once, though nothing changed");
        for (double kilonewtons : List.of(2.0, 3.0, 4.0)) {
          PressReading reading = force(kilonewtons);
          line.publish(reading);
          DataValue heard = force.next();
          assertEquals(kilonewtons, heard.value().value());
          assertEquals(new DateTime(reading.at()), heard.sourceTime());
        }
      }
    }
  }

  @Test
  void anUnchangedValueIsToldOnlyToWhoAskedForTimeStamps(TestLine line) throws Exception {
    OpcUaMonitoredItem stamps;
    try (TestClient client = line.connect("observer")) {
      line.publish(force(5.0));
      client.await("press/P2/Force", value -> Double.valueOf(5.0).equals(value.value().value()));
      stamps = OpcUaMonitoredItem.newDataItem(client.id("press/P2/Force"));
      stamps.setSamplingInterval(50);
      stamps.setQueueSize(uint(100));
      stamps.setFilter(
          new DataChangeFilter(
              DataChangeTrigger.StatusValueTimestamp, uint(DeadbandType.None.getValue()), 0.0));
      try (Watched changes = Watched.of(client.milo(), client.id("press/P2/Force"));
          Watched every = Watched.of(client.milo(), stamps)) {
        changes.next();
        DateTime first = every.next().sourceTime();
        client.await(
            "press/P2/Force",
            value -> {
              line.publish(force(5.0));
              return !every.isQuiet();
            });
        assertNotEquals(first, every.next().sourceTime());
        assertTrue(changes.isQuiet(), "the value is the same");
      }
    }
  }

  @Test
  void aLostPressTurnsBadInOneBurstForAllItsItems(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      line.publish(force(6.0));
      try (Watched force = Watched.of(client.milo(), client.id("press/P2/Force"))) {
        // What another test has published must not come in between.
        force.until(value -> Double.valueOf(6.0).equals(value.value().value()));
      }
      List<Watched> items = new ArrayList<>();
      for (String name : List.of("Force", "Pressure", "State", "Alarms", "Cap")) {
        Watched item = Watched.of(client.milo(), client.id("press/P2/" + name));
        item.until(value -> value.statusCode().isGood());
        items.add(item);
      }
      Instant lost = next();
      line.publish(Readings.lost(PRESS, lost));
      for (Watched item : items) {
        DataValue bad = item.next();
        assertEquals(StatusCodes.Bad_NoCommunication, bad.statusCode().value());
        assertEquals(new DateTime(lost), bad.sourceTime());
        assertTrue(item.isQuiet(), "once only");
        item.close();
      }
    }
  }

  @Test
  void samplingAndQueuesAreRevisedToWhatTheServerKeeps(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      for (double interval : new double[] {0, Double.NaN}) {
        OpcUaMonitoredItem greedy = OpcUaMonitoredItem.newDataItem(client.id("press/P2/Force"));
        greedy.setSamplingInterval(interval);
        greedy.setQueueSize(uint(60_000));
        try (Watched item = Watched.of(client.milo(), greedy)) {
          assertEquals(50.0, item.item().getRevisedSamplingInterval().orElseThrow());
          assertEquals(uint(1000), item.item().getRevisedQueueSize().orElseThrow());
          assertEquals(50.0, item.subscription().getRevisedPublishingInterval().orElseThrow());
        }
      }
    }
  }

  @Test
  void aPartOfAnArrayCanBeWatched(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      line.publish(Readings.fresh(PRESS, next(), Readings.status(7, Set.of())));
      ReadValueId second =
          new ReadValueId(
              client.id("press/P2/Warnings"),
              AttributeId.Value.uid(),
              "0",
              QualifiedName.NULL_VALUE);
      try (Watched part = Watched.of(client.milo(), new OpcUaMonitoredItem(second))) {
        DataValue heard = part.until(value -> value.value().isNotNull());
        assertArrayEquals(new String[] {"oil level"}, (String[]) heard.value().value());
      }
    }
  }

  @Test
  void percentDeadbandWorksOnWhatHasARange(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      line.publish(force(100));
      client.await("press/P2/Force", value -> Double.valueOf(100).equals(value.value().value()));
      OpcUaMonitoredItem coarse = OpcUaMonitoredItem.newDataItem(client.id("press/P2/Force"));
      coarse.setSamplingInterval(50);
      coarse.setQueueSize(uint(10));
      // 10 % of 0 to 245 kN are 24.5 kN.
      coarse.setFilter(
          new DataChangeFilter(
              DataChangeTrigger.StatusValue, uint(DeadbandType.Percent.getValue()), 10.0));
      try (Watched item = Watched.of(client.milo(), coarse)) {
        assertEquals(100.0, item.next().value().value());
        line.publish(force(120));
        client.await("press/P2/Force", value -> Double.valueOf(120).equals(value.value().value()));
        line.publish(force(130));
        assertEquals(130.0, item.next().value().value(), "120 kN was within the band");
      }
    }
  }

  @Test
  void anItemSwitchedOnAgainHearsTheValueAsItIsNow(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      line.publish(force(8));
      client.await("press/P2/Force", value -> Double.valueOf(8).equals(value.value().value()));
      try (Watched item = Watched.of(client.milo(), client.id("press/P2/Force"))) {
        item.next();
        item.subscription().setMonitoringMode(MonitoringMode.Disabled, List.of(item.item()));
        line.publish(force(9));
        client.await("press/P2/Force", value -> Double.valueOf(9).equals(value.value().value()));
        assertTrue(item.isQuiet());
        item.subscription().setMonitoringMode(MonitoringMode.Reporting, List.of(item.item()));
        assertEquals(9.0, item.next().value().value());
      }
    }
  }

  @Test
  void whatNeverChangesIsToldOnce(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      ReadValueId name =
          new ReadValueId(
              client.id("press/P2"), AttributeId.DisplayName.uid(), null, QualifiedName.NULL_VALUE);
      try (Watched item = Watched.of(client.milo(), new OpcUaMonitoredItem(name))) {
        assertEquals(LocalizedText.english("P2"), item.next().value().value());
      }
    }
  }

  private static PressReading force(double kilonewtons) {
    return Readings.fresh(PRESS, next(), kilonewtons);
  }

  private static Instant next() {
    return Readings.T0.plusSeconds(SECONDS.incrementAndGet());
  }
}
