package io.stackline.opcua.fuzz;

import io.netty.buffer.PooledByteBufAllocator;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;

/**
 * What clients have left in a server.
 *
 * @param heap octets still reachable, after a collection
 * @param pinned octets of Netty's buffers that somebody still holds
 * @param direct octets of all direct buffers of this process
 */
record Traces(
    int sessions, int subscriptions, long items, long heap, long pinned, long direct, int threads) {
  static Traces of(OpcUaServer server) {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return new Traces(
        server.getSessionManager().getAllSessions().size(),
        server.getSubscriptions().size(),
        server.getMonitoredItemCount().get(),
        runtime.totalMemory() - runtime.freeMemory(),
        pinnedNow(),
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(each -> each.getName().equals("direct"))
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum(),
        ManagementFactory.getThreadMXBean().getThreadCount());
  }

  /** Octets of Netty's buffers that somebody holds. */
  static long pinnedNow() {
    return PooledByteBufAllocator.DEFAULT.pinnedDirectMemory();
  }

  /** Sessions, subscriptions and items alone, which are counted quickly. */
  static boolean sameClients(Traces before, OpcUaServer server) {
    return server.getSessionManager().getAllSessions().size() == before.sessions
        && server.getSubscriptions().size() == before.subscriptions
        && server.getMonitoredItemCount().get() == before.items;
  }
}
