package io.stackline.opcua.hardening;

import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Milo counts an item twice when it is deleted twice (Milo #1770) and forgets to take back what
 * failed (#1807): after long the server is full of items that are not there. Here the count is held
 * against what there is. A difference must be seen twice, for items are made while we look.
 */
final class DriftedCount {
  private static final Logger LOG = LoggerFactory.getLogger(DriftedCount.class);

  private final HardenedServer server;
  private long lastDrift;

  DriftedCount(HardenedServer server) {
    this.server = server;
  }

  void sweep() {
    long drift = counted(server) - server.itemsThereAre();
    if (drift != 0 && drift == lastDrift) {
      server.getMonitoredItemCount().addAndGet(-drift);
      LOG.info("items={} counted={} put right", server.itemsThereAre(), counted(server) + drift);
      drift = 0;
    }
    lastDrift = drift;
  }

  private static long counted(OpcUaServer server) {
    return server.getMonitoredItemCount().get();
  }
}
