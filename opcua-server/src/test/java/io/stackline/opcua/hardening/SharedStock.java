package io.stackline.opcua.hardening;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one {@link StockMilo} for the whole test run. They leave it as they found it. */
final class SharedStock implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == StockMilo.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(SharedStock.class))
        .getOrComputeIfAbsent(Held.class, key -> new Held(start()), Held.class)
        .milo();
  }

  private static StockMilo start() {
    try {
      return new StockMilo();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private record Held(StockMilo milo) implements AutoCloseable {
    @Override
    public void close() throws Exception {
      milo.close();
    }
  }
}
