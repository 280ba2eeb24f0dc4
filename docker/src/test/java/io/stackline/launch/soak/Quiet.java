package io.stackline.launch.soak;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** What is broken on purpose is not logged. */
final class Quiet {
  private Quiet() {}

  static void on() {
    logger().setLevel(Level.OFF);
  }

  static void off() {
    logger().setLevel(Level.WARN);
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger("io.stackline");
  }
}
