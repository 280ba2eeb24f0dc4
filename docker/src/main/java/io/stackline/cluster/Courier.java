package io.stackline.cluster;

import io.stackline.time.Crank;
import io.stackline.time.Time;
import io.stackline.time.Wall;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a map of the cluster to what this process wants of it: key by key the latest wish, one
 * call at a time, again every second until it is done. Wishes are kept on a crank; whoever has one
 * never waits. At most {@value #WISHES_MAX} are kept: more than the lane has words.
 */
final class Courier {
  private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
  private static final int WISHES_MAX = 20_000;
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

  private final String lane;
  private final Crank crank;
  private final Duration againAfter;
  private final Map<String, Supplier<CompletionStage<?>>> wishes = new HashMap<>();
  private final Set<String> underWay = new HashSet<>();
  private boolean troubled;

  Courier(String lane, Time time, Crank crank) {
    this.lane = lane;
    this.crank = crank;
    againAfter = Wall.time(AGAIN_AFTER, time);
  }

  /** For any thread. */
  void wish(String key, Supplier<CompletionStage<?>> call) {
    crank.execute(
        () -> {
          if (wishes.size() >= WISHES_MAX && !wishes.containsKey(key)) {
            LOG.error(
                "lane={} more than {} words wait to be sent, {} is not", lane, WISHES_MAX, key);
            return;
          }
          wishes.put(key, call);
          if (!underWay.contains(key)) {
            send(key);
          }
        });
  }

  private void send(String key) {
    Supplier<CompletionStage<?>> call = wishes.get(key);
    if (call == null || !underWay.add(key)) {
      return;
    }
    try {
      var unused =
          call.get()
              .whenComplete((done, fault) -> crank.execute(() -> over(key, call, fault == null)));
    } catch (RuntimeException e) {
      LOG.debug("lane={} word={} is not sent: {}", lane, key, e.toString());
      over(key, call, false);
    }
  }

  private void over(String key, Supplier<CompletionStage<?>> call, boolean done) {
    tell(done);
    underWay.remove(key);
    if (!done) {
      crank.after(againAfter, () -> send(key));
    } else if (!wishes.remove(key, call)) {
      send(key);
    }
  }

  private void tell(boolean done) {
    if (troubled == done) {
      troubled = !done;
      if (done) {
        LOG.info("lane={} words go out again", lane);
      } else {
        LOG.warn("lane={} words do not go out: most of the line is not heard", lane);
      }
    }
  }
}
