package io.stackline.opcua.nodeset;

import io.stackline.opcua.OneForAll;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one server with all models, the same to all classes, for each takes seconds to start.
 * Tests leave its models as they are, and take away the instances they make.
 */
public final class SharedModels implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == ModelServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return OneForAll.get(context, ModelServer.class, ModelServer::start);
  }
}
