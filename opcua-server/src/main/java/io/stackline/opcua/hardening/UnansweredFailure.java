package io.stackline.opcua.hardening;

import io.stackline.opcua.security.Sparing;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.UaRequestMessageType;
import org.eclipse.milo.opcua.stack.transport.server.ServiceRequestContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Milo answers a request that fails with a {@link UaException} and forgets one that fails
 * otherwise, so that its client waits in vain. Here every failure becomes an answer. Each kind of
 * failure is logged once a minute, for whoever knows how to bring it about may do so at will.
 */
final class UnansweredFailure {
  private static final Logger LOG = LoggerFactory.getLogger(UnansweredFailure.class);

  /** More kinds than there are services are no kinds any more: the rest is logged as one. */
  private static final int KINDS_MAX = 64;

  private static final String REST = "others";

  private final Map<String, Sparing> kinds = new ConcurrentHashMap<>();

  <T> T answered(ServiceRequestContext context, UaRequestMessageType request, Callable<T> work)
      throws UaException {
    try {
      return work.call();
    } catch (UaException e) {
      throw e;
    } catch (Throwable e) {
      // Whatever it is: whoever is not answered waits, and keeps a place that others need.
      tell(context, request, e);
      throw new UaException(StatusCodes.Bad_InternalError, e);
    }
  }

  private void tell(ServiceRequestContext context, UaRequestMessageType request, Throwable e) {
    String kind = request.getClass().getSimpleName() + " " + e.getClass().getSimpleName();
    OptionalLong untold = sparing(kind).happened(context.receivedAtNanos());
    if (untold.isPresent()) {
      LOG.warn(
          "request={} from={} failed unexpectedly; untold before={}",
          request.getClass().getSimpleName(),
          context.getChannel().remoteAddress(),
          untold.getAsLong(),
          e);
    }
  }

  private Sparing sparing(String kind) {
    Sparing known = kinds.get(kind);
    if (known != null) {
      return known;
    }
    return kinds.computeIfAbsent(kinds.size() < KINDS_MAX ? kind : REST, first -> new Sparing(1));
  }

  /**
   * Tells how many were not told, once their minute is over.
   *
   * @param now monotonic wall clock, as the JVM's
   */
  void sweep(long now) {
    kinds.forEach(
        (kind, sparing) -> {
          long untold = sparing.over(now);
          if (untold > 0) {
            LOG.warn("{}: {} more failed unexpectedly", kind, untold);
          }
        });
  }
}
