package io.stackline.opcua;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * What takes seconds to start and all tests of a JVM share. Where the build runs several JVMs it
 * hands each of them one class after another, and to JUnit every class is a run of its own: hence
 * it is kept as long as the launcher's session, which ends with the JVM's last class.
 */
public final class OneForAll {
  private OneForAll() {}

  /** Makes it for the first who asks; it is closed when the last test of the JVM is done. */
  public static <T extends AutoCloseable> T get(
      ExtensionContext context, Class<T> type, Callable<T> maker) {
    return context
        .getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(OneForAll.class))
        .getOrComputeIfAbsent(type, key -> made(maker), type);
  }

  private static <T> T made(Callable<T> maker) {
    try {
      return maker.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
