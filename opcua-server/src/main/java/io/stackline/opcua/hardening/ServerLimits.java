package io.stackline.opcua.hardening;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;

import java.time.Duration;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfigLimits;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;

/**
 * Milo takes a sampling interval of 0 literally and samples without pause (Milo #1743), and by
 * default has no bounds. Here everything has one; what is told under ServerCapabilities is what is
 * kept, by Milo or by the cures of this room.
 *
 * @param publishingMin least interval of publishing
 * @param sessionsMax at a time
 * @param itemsMax monitored items of all sessions together
 * @param lifetimeMin how long a subscription without a client lives at least
 */
public record ServerLimits(
    Duration publishingMin, int sessionsMax, int itemsMax, Duration lifetimeMin)
    implements OpcUaServerConfigLimits {
  /** Longest queue of an item: at the least interval this is most of a minute. */
  public static final int QUEUE_MAX = 1_000;

  /** Requests to publish that wait in one session: more than it can have subscriptions. */
  static final int PUBLISHES_MAX = 100;

  /** Event items of all sessions: each event passes the filter of each of them. */
  static final int EVENT_ITEMS_MAX = 1_000;

  static final int EVENT_ITEMS_OF_SESSION_MAX = 100;

  /**
   * Shortest sampling interval: half the time between two readings of a press, and what nodes have
   * that name none, for 0 would make Milo sample without a pause.
   */
  public static final double SAMPLING_MIN_MS = 50;

  private static final int ITEMS_OF_SESSION_MAX = 30_000;
  private static final int ITEMS_OF_SUBSCRIPTION_MAX = 30_000;
  private static final int TEXT_BYTES_MAX = 1 << 16;
  private static final int BYTES_MAX = 4 << 20;
  private static final int ARRAY_MAX = 1 << 16;

  /** What one session may have; Milo's own count of it drifts (#1770), so it counts nothing. */
  int itemsOfSessionMax() {
    return Math.min(itemsMax, ITEMS_OF_SESSION_MAX);
  }

  /** What one subscription may have. */
  public int itemsOfSubscriptionMax() {
    return Math.min(itemsMax, ITEMS_OF_SUBSCRIPTION_MAX);
  }

  @Override
  public Double getMinSupportedSampleRate() {
    return SAMPLING_MIN_MS;
  }

  @Override
  public Double getMinPublishingInterval() {
    return (double) publishingMin.toMillis();
  }

  /** What a client gets that asks for less than the least: nearer to its wish than 250 ms. */
  @Override
  public Double getDefaultPublishingInterval() {
    return (double) publishingMin.toMillis();
  }

  /** Milo lets a subscription live for three of these, whatever the longest lifetime is. */
  @Override
  public Double getMaxPublishingInterval() {
    return getMaxSubscriptionLifetime() / 3;
  }

  @Override
  public Double getMinSubscriptionLifetime() {
    return (double) lifetimeMin.toMillis();
  }

  /** An hour; a client that is away longer subscribes again. */
  @Override
  public Double getMaxSubscriptionLifetime() {
    return 3_600_000.0;
  }

  @Override
  public UInteger getMaxSessions() {
    return uint(sessionsMax);
  }

  @Override
  public UInteger getMaxSubscriptions() {
    return uint(500);
  }

  @Override
  public UInteger getMaxSubscriptionsPerSession() {
    return uint(50);
  }

  /** Well below what a crank holds, for each item may have one task waiting there. */
  @Override
  public UInteger getMaxMonitoredItems() {
    return uint(itemsMax);
  }

  @Override
  public UInteger getMaxMonitoredItemsPerSession() {
    return uint(Integer.MAX_VALUE);
  }

  @Override
  public UInteger getMaxMonitoredItemsPerCall() {
    return uint(5_000);
  }

  @Override
  public UInteger getMaxNodesPerRead() {
    return uint(10_000);
  }

  /** Each write may wait for a press. */
  @Override
  public UInteger getMaxNodesPerWrite() {
    return uint(100);
  }

  @Override
  public UInteger getMaxNodesPerBrowse() {
    return uint(1_000);
  }

  @Override
  public UInteger getMaxNodesPerTranslateBrowsePathsToNodeIds() {
    return uint(1_000);
  }

  @Override
  public UInteger getMaxNodesPerRegisterNodes() {
    return uint(10_000);
  }

  /** Calls of a batch run one after the other, and each may wait for the sequencer. */
  @Override
  public UInteger getMaxNodesPerMethodCall() {
    return uint(16);
  }

  @Override
  public UInteger getMaxNodesPerHistoryReadData() {
    return uint(100);
  }

  @Override
  public UInteger getMaxNodesPerHistoryReadEvents() {
    return uint(100);
  }

  @Override
  public UInteger getMaxNodesPerHistoryUpdateData() {
    return uint(100);
  }

  @Override
  public UInteger getMaxNodesPerHistoryUpdateEvents() {
    return uint(100);
  }

  /** The address space is not changed from outside; so many refusals are given at a time. */
  @Override
  public UInteger getMaxNodesPerNodeManagement() {
    return uint(100);
  }

  @Override
  public UShort getMaxBrowseContinuationPoints() {
    return ushort(250);
  }

  /** There are none: history is not read in parts, and there are no queries. */
  @Override
  public UShort getMaxHistoryContinuationPoints() {
    return ushort(1);
  }

  @Override
  public UShort getMaxQueryContinuationPoints() {
    return ushort(1);
  }

  @Override
  public UInteger getMaxStringLength() {
    return uint(TEXT_BYTES_MAX);
  }

  @Override
  public UInteger getMaxByteStringLength() {
    return uint(BYTES_MAX);
  }

  @Override
  public UInteger getMaxArrayLength() {
    return uint(ARRAY_MAX);
  }

  @Override
  public UInteger getMaxPasswordLength() {
    return uint(256);
  }
}
