package io.stackline.opcua.method;

import java.util.List;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;

/** What is told of a method before anybody calls it. */
public sealed interface Told permits OperationHandler, HandOverHandler {
  String name();

  String description();

  List<Argument> inputs();

  List<Argument> outputs();
}
