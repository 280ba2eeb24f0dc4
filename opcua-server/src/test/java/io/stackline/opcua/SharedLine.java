package io.stackline.opcua;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one line server, the same to all classes, for each takes seconds to start. Tests keep
 * apart by their own presses, runs and users' scripts.
 */
public final class SharedLine implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestLine.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return OneForAll.get(context, TestLine.class, TestLine::start);
  }
}
