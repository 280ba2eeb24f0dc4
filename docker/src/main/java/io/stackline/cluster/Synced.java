package io.stackline.cluster;

import com.hazelcast.map.IMap;
import java.util.HashMap;
import java.util.Map;

/** A lane whose words here and in the cluster may have come apart. */
interface Synced {
  /**
   * Compares both and brings together what differs; asks the network, for a bounded time.
   *
   * @throws RuntimeException if the cluster does not answer; nothing is lost, try again
   */
  void sync();

  /** All of a map; what is said of it meanwhile is heard besides. */
  static Map<String, byte[]> content(IMap<String, byte[]> map) {
    Map<String, byte[]> content = new HashMap<>();
    map.entrySet().forEach(each -> content.put(each.getKey(), each.getValue()));
    return content;
  }
}
