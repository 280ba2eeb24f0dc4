/**
 * What we change in OPC UA's own namespace 0, where Milo shows what it does not do: whatever is not
 * served is taken away, whatever stays has a value that is true, and what Milo took away without
 * need is put back. {@link io.stackline.opcua.base.BaseNamespace} does it all, once, before
 * anything is served.
 */
@NullMarked
package io.stackline.opcua.base;

import org.jspecify.annotations.NullMarked;
