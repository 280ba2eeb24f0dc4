package io.stackline.opcua.hardening;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.List;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateMonitoredItemsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ModifyMonitoredItemsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemModifyRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoringParameters;
import org.eclipse.milo.opcua.stack.core.types.structured.SetMonitoringModeRequest;

/** What Milo gets to see of requests about items: some of their entries, with bounded queues. */
final class ItemRequests {
  /** Asks for the interval of the subscription (OPC 10000-4 §7.21). */
  private static final double AS_PUBLISHED = -1;

  private ItemRequests() {}

  static CreateMonitoredItemsRequest only(
      CreateMonitoredItemsRequest request, List<MonitoredItemCreateRequest> rest) {
    return new CreateMonitoredItemsRequest(
        request.getRequestHeader(),
        request.getSubscriptionId(),
        request.getTimestampsToReturn(),
        rest.stream().map(ItemRequests::bounded).toArray(MonitoredItemCreateRequest[]::new));
  }

  private static MonitoredItemCreateRequest bounded(MonitoredItemCreateRequest wanted) {
    return new MonitoredItemCreateRequest(
        UnguardedAttributes.plain(wanted.getItemToMonitor()),
        wanted.getMonitoringMode(),
        bounded(wanted.getRequestedParameters()));
  }

  private static MonitoringParameters bounded(MonitoringParameters wanted) {
    UInteger queue = uint(Math.min(wanted.getQueueSize().longValue(), ServerLimits.QUEUE_MAX));
    return new MonitoringParameters(
        wanted.getClientHandle(),
        interval(wanted.getSamplingInterval()),
        wanted.getFilter(),
        queue,
        wanted.getDiscardOldest());
  }

  /** Milo takes what is no number as it is, and then can time no item of its namespace. */
  private static double interval(double wanted) {
    return Double.isNaN(wanted) ? AS_PUBLISHED : wanted;
  }

  static ModifyMonitoredItemsRequest only(
      ModifyMonitoredItemsRequest request, List<MonitoredItemModifyRequest> rest) {
    return new ModifyMonitoredItemsRequest(
        request.getRequestHeader(),
        request.getSubscriptionId(),
        request.getTimestampsToReturn(),
        rest.stream()
            .map(
                each ->
                    new MonitoredItemModifyRequest(
                        each.getMonitoredItemId(), bounded(each.getRequestedParameters())))
            .toArray(MonitoredItemModifyRequest[]::new));
  }

  static SetMonitoringModeRequest only(SetMonitoringModeRequest request, List<UInteger> rest) {
    return new SetMonitoringModeRequest(
        request.getRequestHeader(),
        request.getSubscriptionId(),
        request.getMonitoringMode(),
        rest.toArray(UInteger[]::new));
  }
}
