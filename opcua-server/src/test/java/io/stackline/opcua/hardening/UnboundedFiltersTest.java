package io.stackline.opcua.hardening;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.opcua.SharedLine;
import io.stackline.opcua.TestClient;
import io.stackline.opcua.TestLine;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.UaStructuredType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.enumerated.FilterOperator;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MonitoringMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.ContentFilter;
import org.eclipse.milo.opcua.stack.core.types.structured.ContentFilterElement;
import org.eclipse.milo.opcua.stack.core.types.structured.ElementOperand;
import org.eclipse.milo.opcua.stack.core.types.structured.EventFilter;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateResult;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoringParameters;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.SimpleAttributeOperand;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** On stock Milo 1.1.2 one client's filter freezes what all others see. */
@ExtendWith(SharedLine.class)
final class UnboundedFiltersTest {
  private static final SimpleAttributeOperand MESSAGE =
      new SimpleAttributeOperand(
          NodeIds.BaseEventType,
          new QualifiedName[] {new QualifiedName(0, "Message")},
          AttributeId.Value.uid(),
          null);

  @Test
  void aTriggerThatThereIsNotIsRefused(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      NodeId force = client.id("press/P1/Force");
      assertEquals(
          List.of(StatusCodes.Good, StatusCodes.Bad_MonitoredItemFilterInvalid),
          List.of(
              created(client, force, AttributeId.Value, changes(2)),
              created(client, force, AttributeId.Value, changes(7))));
    }
  }

  @Test
  void elementsReferOnlyToThoseThatFollow(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      assertEquals(
          StatusCodes.Good, events(client, not(client, 1), not(client, 2), isNull(client)));
      assertEquals(
          StatusCodes.Bad_MonitoredItemFilterInvalid, events(client, not(client, 0)), "itself");
      assertEquals(
          StatusCodes.Bad_MonitoredItemFilterInvalid,
          events(client, not(client, 1), not(client, 0)),
          "in a circle");
      assertEquals(
          StatusCodes.Bad_MonitoredItemFilterInvalid, events(client, not(client, 9)), "nowhere");
    }
  }

  /** Each of 40 refers twice to the next: a million million looks at the last. */
  @Test
  void elementsAreNotLookedAtMoreOftenThanIsBearable(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      ContentFilterElement[] doubling =
          IntStream.rangeClosed(1, 40)
              .mapToObj(next -> element(client, FilterOperator.Equals, next, next))
              .toArray(ContentFilterElement[]::new);
      doubling[39] = isNull(client);
      assertEquals(StatusCodes.Bad_MonitoredItemFilterInvalid, events(client, doubling));
    }
  }

  @Test
  void fieldsAreBounded(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      EventFilter many =
          new EventFilter(
              Collections.nCopies(257, MESSAGE).toArray(SimpleAttributeOperand[]::new),
              new ContentFilter(null));
      assertEquals(
          StatusCodes.Bad_MonitoredItemFilterInvalid,
          created(client, NodeIds.Server, AttributeId.EventNotifier, encoded(client.milo(), many)));
    }
  }

  private static ContentFilterElement not(TestClient client, int index) {
    return element(client, FilterOperator.Not, index);
  }

  private static ContentFilterElement isNull(TestClient client) {
    return new ContentFilterElement(
        FilterOperator.IsNull, new ExtensionObject[] {encoded(client.milo(), MESSAGE)});
  }

  private static ContentFilterElement element(
      TestClient client, FilterOperator operator, int... indices) {
    return new ContentFilterElement(
        operator,
        IntStream.of(indices)
            .mapToObj(index -> encoded(client.milo(), new ElementOperand(uint(index))))
            .toArray(ExtensionObject[]::new));
  }

  private static long events(TestClient client, ContentFilterElement... where) throws Exception {
    EventFilter filter =
        new EventFilter(new SimpleAttributeOperand[] {MESSAGE}, new ContentFilter(where));
    return created(
        client, NodeIds.Server, AttributeId.EventNotifier, encoded(client.milo(), filter));
  }

  private static ExtensionObject encoded(OpcUaClient client, UaStructuredType value) {
    return ExtensionObject.encode(client.getStaticEncodingContext(), value);
  }

  /** As it goes over the wire: trigger, kind and size of the deadband. */
  private static ExtensionObject changes(int trigger) {
    byte[] body = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putInt(trigger).array();
    return ExtensionObject.of(ByteString.of(body), NodeIds.DataChangeFilter_Encoding_DefaultBinary);
  }

  private static long created(
      TestClient client, NodeId node, AttributeId attribute, ExtensionObject filter)
      throws Exception {
    MonitoredItemCreateRequest wanted =
        new MonitoredItemCreateRequest(
            new ReadValueId(node, attribute.uid(), null, QualifiedName.NULL_VALUE),
            MonitoringMode.Reporting,
            new MonitoringParameters(uint(1), 100.0, filter, uint(1), true));
    List<MonitoredItemCreateResult> results =
        Lists.ofNullable(
            client
                .milo()
                .createMonitoredItems(
                    client
                        .milo()
                        .createSubscription(50.0, uint(9), uint(3), uint(0), true, ubyte(0))
                        .getSubscriptionId(),
                    TimestampsToReturn.Both,
                    List.of(wanted))
                .getResults());
    return results.get(0).getStatusCode().value();
  }
}
