package io.stackline.opcua.export;

import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;

/** A reference as the element of its node will give it. */
record Link(NodeId type, NodeId target, boolean forward) {}
