package io.stackline.opcua;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one line server for the whole test run, for each takes seconds to start. Tests keep
 * apart by their own presses, runs and users' scripts.
 */
public final class SharedLine implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestLine.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(SharedLine.class))
        .getOrComputeIfAbsent(Held.class, key -> new Held(start()), Held.class)
        .line();
  }

  private static TestLine start() {
    try {
      return TestLine.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Held(TestLine line) implements AutoCloseable {
    @Override
    public void close() {
      line.close();
    }
  }
}
