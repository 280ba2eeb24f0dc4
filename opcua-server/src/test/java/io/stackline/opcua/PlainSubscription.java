package io.stackline.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.List;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MonitoringMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoringParameters;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;

/** A subscription Milo's client knows nothing of: nobody publishes for it, or makes it anew. */
public final class PlainSubscription {
  private static final double INTERVAL_MS = 50;

  private PlainSubscription() {}

  /**
   * Watches one variable of the line.
   *
   * @param lifetime in intervals, at least three times {@code keepAlive}
   */
  public static UInteger of(TestClient client, String path, int lifetime, int keepAlive)
      throws UaException {
    UInteger subscription =
        client
            .milo()
            .createSubscription(
                INTERVAL_MS, uint(lifetime), uint(keepAlive), uint(0), true, ubyte(0))
            .getSubscriptionId();
    ReadValueId node =
        new ReadValueId(client.id(path), AttributeId.Value.uid(), null, QualifiedName.NULL_VALUE);
    client
        .milo()
        .createMonitoredItems(
            subscription,
            TimestampsToReturn.Both,
            List.of(
                new MonitoredItemCreateRequest(
                    node,
                    MonitoringMode.Reporting,
                    new MonitoringParameters(uint(1), INTERVAL_MS, null, uint(10), true))));
    return subscription;
  }
}
