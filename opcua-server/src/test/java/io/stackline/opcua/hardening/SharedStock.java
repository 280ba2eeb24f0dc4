package io.stackline.opcua.hardening;

import io.stackline.opcua.OneForAll;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests one {@link StockMilo}, the same to all classes. They leave it as they found it. */
final class SharedStock implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == StockMilo.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return OneForAll.get(context, StockMilo.class, StockMilo::new);
  }
}
