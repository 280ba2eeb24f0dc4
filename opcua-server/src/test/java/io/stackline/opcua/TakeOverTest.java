package io.stackline.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.Channel;
import io.stackline.press.PressId;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.DataChangeNotification;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemNotification;
import org.eclipse.milo.opcua.stack.core.types.structured.NotificationMessage;
import org.eclipse.milo.opcua.stack.core.types.structured.PublishResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.TransferResult;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.eclipse.milo.opcua.stack.transport.client.tcp.OpcTcpClientTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A subscription outlives its connection (OPC 10000-4 §5.14.6, §5.14.7). */
@ExtendWith(SharedLine.class)
final class TakeOverTest {
  private static final PressId PRESS = PilotSite.P2;
  private static final String FORCE = "press/P2/Force";
  private static final AtomicLong SECONDS = new AtomicLong(50_000);

  @Test
  void whatWasToldBeforeTheConnectionBrokeIsToldOnceMore(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      show(line, client, 31);
      UInteger subscription = PlainSubscription.of(client, FORCE, 1_000, 4);
      PublishResponse told = client.milo().publish(List.of());
      assertEquals(List.of(31.0), values(client.milo(), told.getNotificationMessage()), "control");
      UInteger number = told.getNotificationMessage().getSequenceNumber();
      comesBack(client.milo(), cut(client.milo()));
      NotificationMessage again =
          client.milo().republish(subscription, number).getNotificationMessage();
      assertEquals(List.of(31.0), values(client.milo(), again));
      assertEquals(number, again.getSequenceNumber());
      show(line, client, 32);
      assertEquals(List.of(32.0), next(client.milo()), "and it goes on");
    }
  }

  @Test
  void anotherSessionOfTheSameUserTakesOverWhatIsLeft(TestLine line) throws Exception {
    try (TestClient first = line.connect("observer");
        TestClient second = line.connect("observer");
        TestClient stranger = line.connect("operator")) {
      show(line, second, 41);
      UInteger subscription = PlainSubscription.of(first, FORCE, 1_000, 4);
      PublishResponse told = first.milo().publish(List.of());
      UInteger number = told.getNotificationMessage().getSequenceNumber();
      Channel unused = cut(first.milo());

      assertEquals(
          StatusCodes.Bad_UserAccessDenied,
          transfer(stranger.milo(), subscription).getStatusCode().value());
      TransferResult taken = transfer(second.milo(), subscription);
      assertTrue(taken.getStatusCode().isGood(), String.valueOf(taken.getStatusCode()));
      assertTrue(Arrays.asList(taken.getAvailableSequenceNumbers()).contains(number));
      assertEquals(
          List.of(41.0),
          values(
              second.milo(),
              second.milo().republish(subscription, number).getNotificationMessage()));
      assertEquals(List.of(41.0), next(second.milo()), "the value as it stands");

      show(line, second, 42);
      assertEquals(List.of(42.0), next(second.milo()), "and it goes on");
      assertTrue(publishing(second.milo(), subscription, false));
      show(line, second, 43);
      assertEquals(
          List.of(),
          values(second.milo(), second.milo().publish(List.of()).getNotificationMessage()),
          "a sign of life and nothing more");
      assertTrue(publishing(second.milo(), subscription, true));
      assertEquals(List.of(43.0), next(second.milo()), "nothing was lost");
    }
  }

  private static void show(TestLine line, TestClient client, double force) throws UaException {
    line.publish(Readings.fresh(PRESS, Readings.T0.plusSeconds(SECONDS.incrementAndGet()), force));
    client.await(FORCE, value -> Double.valueOf(force).equals(value.value().value()));
  }

  /** As if somebody pulled the cable: nobody says good-bye. */
  private static Channel cut(OpcUaClient client) throws Exception {
    Channel channel = channel(client);
    channel.close().sync();
    return channel;
  }

  /** The client connects anew by itself, which takes it a moment. */
  private static void comesBack(OpcUaClient client, Channel before) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
    while (channel(client).equals(before)) {
      assertTrue(System.nanoTime() - end < 0, "it stays away");
    }
  }

  /** Waits for one, if the client knows that it has none. */
  private static Channel channel(OpcUaClient client) throws Exception {
    if (client.getTransport() instanceof OpcTcpClientTransport transport) {
      return transport.getChannelFsm().getChannel(true).get(5, TimeUnit.SECONDS);
    }
    throw new IllegalStateException("no TCP");
  }

  private static TransferResult transfer(OpcUaClient client, UInteger subscription)
      throws UaException {
    return Lists.ofNullable(client.transferSubscriptions(List.of(subscription), true).getResults())
        .get(0);
  }

  private static boolean publishing(OpcUaClient client, UInteger subscription, boolean enabled)
      throws UaException {
    return Lists.ofNullable(client.setPublishingMode(enabled, List.of(subscription)).getResults())
        .get(0)
        .isGood();
  }

  /** The values of the next message that has any. */
  private static List<Object> next(OpcUaClient client) throws UaException {
    List<Object> values = List.of();
    for (int i = 0; i < 10 && values.isEmpty(); i++) {
      values = values(client, client.publish(List.of()).getNotificationMessage());
    }
    return values;
  }

  private static List<Object> values(OpcUaClient client, NotificationMessage message) {
    return Lists.ofNullable(message.getNotificationData()).stream()
        .map(each -> each.decode(client.getStaticEncodingContext()))
        .filter(DataChangeNotification.class::isInstance)
        .map(DataChangeNotification.class::cast)
        .flatMap(each -> Stream.of(each.getMonitoredItems()))
        .map(MonitoredItemNotification::getValue)
        .map(value -> value.value().value())
        .toList();
  }
}
