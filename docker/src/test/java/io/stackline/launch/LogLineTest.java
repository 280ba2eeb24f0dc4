package io.stackline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class LogLineTest {
  private static final Object[] P1 = {"P1"};

  @Test
  void aLineNamesPressAndRunEvenWhereItsMessageDoesNot() throws Exception {
    LoggerContext context = configured();
    LoggingEvent event =
        new LoggingEvent(
            "", context.getLogger("io.stackline"), Level.WARN, "press={} lost", null, P1);
    event.setMDCPropertyMap(Map.of("press", "P1", "run", "R-1"));
    String line = encoded(context, event);
    assertTrue(line.endsWith("stackline: run=R-1 press=P1 lost\n"), line);
    context.stop();
  }

  /** Such as a binding of a run that is refused, which is told with what it said. */
  @Test
  void nobodyWritesALogLineOfHisOwn() throws Exception {
    LoggerContext context = configured();
    String forged = "dwell is \"5\n08:00:00.000 INFO  run=x done\u0085\u001b[2K\u202e\", Grüße";
    LoggingEvent event =
        new LoggingEvent("", context.getLogger("io.stackline"), Level.WARN, forged, null, null);
    String line = encoded(context, event);
    assertEquals(1, line.lines().count(), line);
    assertTrue(line.endsWith("dwell is \"5?08:00:00.000 INFO  run=x done??[2K?\", Grüße\n"), line);
    context.stop();
  }

  private static LoggerContext configured() throws Exception {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    URL ours = Objects.requireNonNull(LogLineTest.class.getResource("/logback.xml"));
    configurator.doConfigure(ours);
    return context;
  }

  private static String encoded(LoggerContext context, ILoggingEvent event) {
    ConsoleAppender<?> appender =
        (ConsoleAppender<?>) context.getLogger("ROOT").getAppender("STDERR");
    @SuppressWarnings("unchecked") // it is an appender of events
    Encoder<ILoggingEvent> encoder = (Encoder<ILoggingEvent>) appender.getEncoder();
    return new String(encoder.encode(event), StandardCharsets.UTF_8);
  }
}
