package io.stackline.opcua.hardening;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.SharedLine;
import io.stackline.opcua.TestClient;
import io.stackline.opcua.TestLine;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.server.EventListener;
import org.eclipse.milo.opcua.sdk.server.EventNotifier;
import org.eclipse.milo.opcua.sdk.server.items.BaseMonitoredItem;
import org.eclipse.milo.opcua.sdk.server.model.objects.BaseEventTypeNode;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MonitoringMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.ContentFilter;
import org.eclipse.milo.opcua.stack.core.types.structured.EventFilter;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateResult;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoringParameters;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.SimpleAttributeOperand;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedLine.class)
final class RepeatedListenersTest {
  private static final QualifiedName NAME = new QualifiedName(1, "Test");

  /** Stock Milo 1.1.2 tells it twice, and for ever after. */
  @Test
  void whoIsRegisteredTwiceHearsOnceAndAfterHeHasLeftNothing(TestLine line) throws Exception {
    AtomicInteger heard = new AtomicInteger();
    EventListener listener = event -> count(event, heard);
    EventNotifier notifier = line.hardened().getEventNotifier();
    notifier.register(listener);
    notifier.register(listener);
    fire(line);
    assertEquals(1, heard.get());
    notifier.unregister(listener);
    fire(line);
    assertEquals(1, heard.get());
  }

  /** On stock Milo 1.1.2 who comes after one that fails hears nothing. */
  @Test
  void oneThatFailsKeepsNobodyFromHearing(TestLine line) throws Exception {
    AtomicInteger heard = new AtomicInteger();
    EventListener failing =
        event -> {
          throw new IllegalStateException("a filter nobody thought of");
        };
    EventListener circling =
        event -> {
          throw new StackOverflowError();
        };
    EventListener listener = event -> count(event, heard);
    EventNotifier notifier = line.hardened().getEventNotifier();
    notifier.register(failing);
    notifier.register(circling);
    notifier.register(listener);
    try {
      fire(line);
    } finally {
      notifier.unregister(failing);
      notifier.unregister(circling);
      notifier.unregister(listener);
    }
    assertEquals(1, heard.get());
  }

  /** Stock Milo 1.1.2 asks for the mode an item has when it is made, and never again. */
  @Test
  void anItemThatIsSwitchedOnHears(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      OpcUaClient milo = client.milo();
      UInteger subscription =
          milo.createSubscription(50.0, uint(900), uint(300), uint(0), true, ubyte(0))
              .getSubscriptionId();
      MonitoredItemCreateResult made =
          Lists.ofNullable(
                  milo.createMonitoredItems(
                          subscription, TimestampsToReturn.Both, List.of(disabled(milo)))
                      .getResults())
              .get(0);
      assertTrue(made.getStatusCode().isGood());
      BaseMonitoredItem<?> item =
          Objects.requireNonNull(
              Objects.requireNonNull(line.hardened().getSubscriptions().get(subscription))
                  .getMonitoredItems()
                  .get(made.getMonitoredItemId()));
      milo.setMonitoringMode(
          subscription, MonitoringMode.Reporting, List.of(made.getMonitoredItemId()));
      fire(line);
      assertTrue(item.hasNotifications());
    }
  }

  private static MonitoredItemCreateRequest disabled(OpcUaClient client) {
    SimpleAttributeOperand message =
        new SimpleAttributeOperand(
            NodeIds.BaseEventType,
            new QualifiedName[] {new QualifiedName(0, "Message")},
            AttributeId.Value.uid(),
            null);
    EventFilter filter =
        new EventFilter(new SimpleAttributeOperand[] {message}, new ContentFilter(null));
    return new MonitoredItemCreateRequest(
        new ReadValueId(
            NodeIds.Server, AttributeId.EventNotifier.uid(), null, QualifiedName.NULL_VALUE),
        MonitoringMode.Disabled,
        new MonitoringParameters(
            uint(1),
            0.0,
            ExtensionObject.encode(client.getStaticEncodingContext(), filter),
            uint(9),
            true));
  }

  /** The line has events of its own. */
  private static void count(BaseEventTypeNode event, AtomicInteger heard) {
    if (event.getBrowseName().equals(NAME)) {
      heard.incrementAndGet();
    }
  }

  private static void fire(TestLine line) throws Exception {
    BaseEventTypeNode event =
        line.hardened()
            .getEventFactory()
            .createEvent(new NodeId(1, UUID.randomUUID()), NodeIds.BaseEventType);
    try {
      event.setBrowseName(NAME);
      line.hardened().getEventNotifier().fire(event);
    } finally {
      event.delete();
    }
  }
}
