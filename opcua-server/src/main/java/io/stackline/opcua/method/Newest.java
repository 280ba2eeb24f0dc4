package io.stackline.opcua.method;

import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps the newest entries only. */
final class Newest<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;

  private final int max;

  Newest(int max) {
    this.max = max;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > max;
  }
}
