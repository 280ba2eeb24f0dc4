package io.stackline.opcua.hardening;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.milo.opcua.sdk.server.EventListener;
import org.eclipse.milo.opcua.sdk.server.EventNotifier;
import org.eclipse.milo.opcua.sdk.server.model.objects.BaseEventTypeNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Milo takes who listens once more each time his item is modified, and lets go of him once: he
 * hears everything twice, and something of him stays for ever. One listener that fails keeps the
 * event from all that come after him. Here each listens once, and is told whatever befalls others.
 */
final class RepeatedListeners implements EventNotifier {
  private static final Logger LOG = LoggerFactory.getLogger(RepeatedListeners.class);

  private final Set<EventListener> listeners = ConcurrentHashMap.newKeySet();

  @Override
  public void fire(BaseEventTypeNode event) {
    long failed = listeners.stream().filter(each -> !told(each, event)).count();
    if (failed > 0) {
      LOG.warn("event={} items={} could not be told", event.getBrowseName().name(), failed);
    }
  }

  private static boolean told(EventListener listener, BaseEventTypeNode event) {
    try {
      listener.onEvent(event);
      return true;
    } catch (RuntimeException | StackOverflowError e) {
      LOG.debug("listener={} could not be told", listener, e);
      return false;
    }
  }

  @Override
  public void register(EventListener listener) {
    listeners.add(listener);
  }

  @Override
  public void unregister(EventListener listener) {
    listeners.remove(listener);
  }
}
