package io.stackline.opcua.nodeset;

import org.eclipse.milo.opcua.stack.core.NamespaceTable;
import org.eclipse.milo.opcua.stack.core.ServerTable;
import org.eclipse.milo.opcua.stack.core.channel.EncodingLimits;
import org.eclipse.milo.opcua.stack.core.encoding.EncodingContext;
import org.eclipse.milo.opcua.stack.core.encoding.EncodingManager;
import org.eclipse.milo.opcua.stack.core.types.DataTypeManager;
import org.eclipse.milo.opcua.stack.core.types.DefaultDataTypeManager;

/** A server's encoding context, but with codecs of its own. */
final class StockContext implements EncodingContext {
  private final EncodingContext server;
  private final DataTypeManager manager;

  StockContext(EncodingContext server) {
    this.server = server;
    this.manager = DefaultDataTypeManager.createAndInitialize(server.getNamespaceTable());
  }

  DataTypeManager manager() {
    return manager;
  }

  @Override
  public DataTypeManager getDataTypeManager() {
    return manager;
  }

  @Override
  public EncodingManager getEncodingManager() {
    return server.getEncodingManager();
  }

  @Override
  public EncodingLimits getEncodingLimits() {
    return server.getEncodingLimits();
  }

  @Override
  public NamespaceTable getNamespaceTable() {
    return server.getNamespaceTable();
  }

  @Override
  public ServerTable getServerTable() {
    return server.getServerTable();
  }
}
