package io.stackline.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaMonitoredItem;
import org.eclipse.milo.opcua.sdk.client.subscriptions.OpcUaSubscription;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** A monitored item in a subscription of its own, published every 50 ms, and what it was told. */
public final class Watched implements AutoCloseable {
  private static final long PATIENCE_S = 10;
  private static final double EVERY_MS = 50;

  /** It outlives our patience; by itself a client asks for 50, which is over in 2.5 s. */
  private static final int LIFETIME = (int) (3 * PATIENCE_S * 1000 / EVERY_MS);

  private final OpcUaSubscription subscription;
  private final OpcUaMonitoredItem item;
  private final BlockingQueue<DataValue> values = new LinkedBlockingQueue<>();

  private Watched(OpcUaSubscription subscription, OpcUaMonitoredItem item) {
    this.subscription = subscription;
    this.item = item;
  }

  /** Every value, as fast as the server gives it. */
  public static Watched of(OpcUaClient client, NodeId node) throws UaException {
    OpcUaMonitoredItem item = OpcUaMonitoredItem.newDataItem(node);
    item.setSamplingInterval(0);
    item.setQueueSize(uint(100));
    return of(client, item);
  }

  public static Watched of(OpcUaClient client, OpcUaMonitoredItem item) throws UaException {
    OpcUaSubscription subscription = new OpcUaSubscription(client, EVERY_MS);
    subscription.setLifetimeCount(uint(LIFETIME));
    subscription.create();
    Watched watched = new Watched(subscription, item);
    item.setDataValueListener((source, value) -> watched.values.add(value));
    subscription.addMonitoredItem(item);
    subscription.synchronizeMonitoredItems();
    return watched;
  }

  public OpcUaMonitoredItem item() {
    return item;
  }

  public OpcUaSubscription subscription() {
    return subscription;
  }

  /** The next value told. */
  public DataValue next() throws InterruptedException {
    DataValue value = values.poll(PATIENCE_S, TimeUnit.SECONDS);
    if (value == null) {
      throw new AssertionError("nothing was told in " + PATIENCE_S + " s");
    }
    return value;
  }

  /** The first value told that is as wanted; those before it are passed over. */
  public DataValue until(Predicate<DataValue> wanted) throws InterruptedException {
    DataValue value = next();
    while (!wanted.test(value)) {
      value = next();
    }
    return value;
  }

  public boolean isQuiet() {
    return values.isEmpty();
  }

  @Override
  public void close() throws UaException {
    subscription.delete();
  }
}
