package io.stackline.launch.soak;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** All that happened, in order: as a hash, and the last {@value #KEPT} in words. */
final class Story {
  private static final int KEPT = 200;
  private static final long FNV_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;

  private final Supplier<Instant> now;
  private final Consumer<String> listener;
  private final Deque<String> last = new ArrayDeque<>();
  private long hash = FNV_OFFSET;

  /**
   * @param listener hears every event
   */
  Story(Supplier<Instant> now, Consumer<String> listener) {
    this.now = now;
    this.listener = listener;
  }

  void tell(String event) {
    String line = now.get() + " " + event;
    for (int i = 0; i < line.length(); i++) {
      hash = (hash ^ line.charAt(i)) * FNV_PRIME;
    }
    listener.accept(line);
    last.add(line);
    if (last.size() > KEPT) {
      last.remove();
    }
  }

  long hash() {
    return hash;
  }

  List<String> last() {
    return new ArrayList<>(last);
  }
}
