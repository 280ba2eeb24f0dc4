package io.stackline.launch.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Where log lines go and what they look like. A file is begun anew each day and whenever it has
 * {@value #FILE_MB} MB; former ones are packed, and go after {@value #DAYS} days or when all have
 * {@value #ALL_MB} MB, the oldest first.
 */
public final class LogOutput {
  private static final String STDERR = "STDERR";

  /** In logback.xml. */
  private static final String PATTERN = "stackline.pattern";

  static final int FILE_MB = 10;
  static final int DAYS = 30;
  static final int ALL_MB = 200;

  private LogOutput() {}

  /**
   * From now on lines have this form, and go to the file if there is one, else to standard error.
   *
   * @throws IOException if the file cannot be written
   */
  public static void set(LogForm form, Optional<Path> file) throws IOException {
    set((LoggerContext) LoggerFactory.getILoggerFactory(), form, file);
  }

  static void set(LoggerContext context, LogForm form, Optional<Path> file) throws IOException {
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    OutputStreamAppender<ILoggingEvent> target =
        file.isPresent() ? rolling(context, file.get()) : new ConsoleAppender<>();
    if (target instanceof ConsoleAppender<ILoggingEvent> console) {
      console.setTarget("System.err");
    }
    target.setContext(context);
    target.setName(STDERR);
    target.setEncoder(encoder(context, form));
    target.start();
    root.detachAndStopAllAppenders();
    root.addAppender(target);
  }

  private static Encoder<ILoggingEvent> encoder(LoggerContext context, LogForm form) {
    if (form == LogForm.JSON) {
      JsonLine json = new JsonLine();
      json.setContext(context);
      json.start();
      return json;
    }
    PatternLayoutEncoder text = new PatternLayoutEncoder();
    text.setContext(context);
    text.setPattern(context.getProperty(PATTERN));
    text.start();
    return text;
  }

  private static RollingFileAppender<ILoggingEvent> rolling(LoggerContext context, Path file)
      throws IOException {
    Path whole = file.toAbsolutePath();
    Files.createDirectories(whole.getParent());
    try (OutputStream trial =
        Files.newOutputStream(whole, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      trial.flush();
    }
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setFile(whole.toString());
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
    policy.setContext(context);
    policy.setParent(appender);
    policy.setFileNamePattern(whole + ".%d{yyyy-MM-dd}.%i.gz");
    policy.setMaxFileSize(new FileSize(FILE_MB * FileSize.MB_COEFFICIENT));
    policy.setMaxHistory(DAYS);
    policy.setTotalSizeCap(new FileSize(ALL_MB * FileSize.MB_COEFFICIENT));
    policy.setCleanHistoryOnStart(true);
    policy.start();
    appender.setRollingPolicy(policy);
    return appender;
  }
}
