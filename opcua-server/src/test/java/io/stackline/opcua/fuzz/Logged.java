package io.stackline.opcua.fuzz;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/** Counts what is logged; which loggers are silent is as in the product. */
final class Logged implements AutoCloseable {
  private final AtomicInteger events = new AtomicInteger();
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final AppenderBase<ILoggingEvent> counter =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          events.incrementAndGet();
        }
      };

  private Logged() {
    counter.start();
    root.addAppender(counter);
  }

  static Logged listen() {
    return new Logged();
  }

  int events() {
    return events.get();
  }

  @Override
  public void close() {
    root.detachAppender(counter);
  }
}
