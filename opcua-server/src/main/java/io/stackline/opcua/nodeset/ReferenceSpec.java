package io.stackline.opcua.nodeset;

import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;

/** A reference as its node's element gives it, forward or inverse. */
public record ReferenceSpec(
    ExpandedNodeId type, ExpandedNodeId target, boolean forward, Place place) {}
