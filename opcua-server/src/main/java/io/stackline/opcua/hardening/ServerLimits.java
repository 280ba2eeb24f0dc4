package io.stackline.opcua.hardening;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.time.Duration;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfigLimits;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;

/**
 * Milo takes a sampling interval of 0 literally and samples without pause (Milo #1743), and by
 * default has no bounds. Here nothing is sampled or published more often than every {@value
 * #FASTEST_MS} ms, and sessions, subscriptions, items and batches have their bounds.
 */
public final class BusySampling implements OpcUaServerConfigLimits {
  private static final double FASTEST_MS = 50;

  private final double subscriptionLifetimeMinMs;
  private final int sessionsMax;

  /**
   * @param subscriptionLifetimeMin how long a subscription without a client lives at least
   */
  public BusySampling(Duration subscriptionLifetimeMin, int sessionsMax) {
    this.subscriptionLifetimeMinMs = subscriptionLifetimeMin.toMillis();
    this.sessionsMax = sessionsMax;
  }

  @Override
  public Double getMinSupportedSampleRate() {
    return FASTEST_MS;
  }

  @Override
  public Double getMinPublishingInterval() {
    return FASTEST_MS;
  }

  /** What a client gets that asks for less than the least: nearer to its wish than 250 ms. */
  @Override
  public Double getDefaultPublishingInterval() {
    return FASTEST_MS;
  }

  @Override
  public Double getMinSubscriptionLifetime() {
    return subscriptionLifetimeMinMs;
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
    return uint(50_000);
  }

  @Override
  public UInteger getMaxMonitoredItemsPerSession() {
    return uint(30_000);
  }

  @Override
  public UInteger getMaxMonitoredItemsPerCall() {
    return uint(5_000);
  }

  @Override
  public UInteger getMaxPasswordLength() {
    return uint(256);
  }

  /** Calls of a batch run one after the other, and each may wait for the sequencer. */
  @Override
  public UInteger getMaxNodesPerMethodCall() {
    return uint(16);
  }
}
