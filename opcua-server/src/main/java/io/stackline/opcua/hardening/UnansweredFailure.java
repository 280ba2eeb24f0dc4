package io.stackline.opcua.hardening;

import java.util.concurrent.Callable;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.UaRequestMessageType;
import org.eclipse.milo.opcua.stack.transport.server.ServiceRequestContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Milo answers a request that fails with a {@link UaException} and forgets one that fails
 * otherwise, so that its client waits in vain. Here every failure becomes an answer.
 */
final class UnansweredFailure {
  private static final Logger LOG = LoggerFactory.getLogger(UnansweredFailure.class);

  private UnansweredFailure() {}

  static <T> T answered(
      ServiceRequestContext context, UaRequestMessageType request, Callable<T> work)
      throws UaException {
    try {
      return work.call();
    } catch (UaException e) {
      throw e;
    } catch (Exception | StackOverflowError e) {
      LOG.warn(
          "request={} from={} failed unexpectedly",
          request.getClass().getSimpleName(),
          context.getChannel().remoteAddress(),
          e);
      throw new UaException(StatusCodes.Bad_InternalError, e);
    }
  }
}
