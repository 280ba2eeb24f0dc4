package io.stackline.opcua.nodeset;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests one server with all models for the whole test run, for each takes seconds to start.
 * Tests leave its models as they are, and take away the instances they make.
 */
public final class SharedModels implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == ModelServer.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(SharedModels.class))
        .getOrComputeIfAbsent(Held.class, key -> new Held(ModelServer.start()), Held.class)
        .server();
  }

  private record Held(ModelServer server) implements AutoCloseable {
    @Override
    public void close() {
      server.close();
    }
  }
}
