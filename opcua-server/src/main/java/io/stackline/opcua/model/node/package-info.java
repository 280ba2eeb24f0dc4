/** How nodes are made and filled: instances, tags, units, ranges. */
@NullMarked
package io.stackline.opcua.model.node;

import org.jspecify.annotations.NullMarked;
