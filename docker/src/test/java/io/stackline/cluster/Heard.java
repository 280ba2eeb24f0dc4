package io.stackline.cluster;

import io.stackline.board.MailWatcher;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What somebody hears on a lane, one after the other, waited for. */
final class Heard<K, V> implements MailWatcher<K, V> {
  private static final long WAIT_S = 20;

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  @Override
  public void posted(K key, V value) {
    heard.add("posted " + key);
  }

  @Override
  public void found(K key, V value) {
    heard.add("found " + key);
  }

  void published(K key, V value) {
    heard.add("published " + key);
  }

  /** The next, or null if nothing comes. */
  @Nullable String next() throws InterruptedException {
    return heard.poll(WAIT_S, TimeUnit.SECONDS);
  }
}
