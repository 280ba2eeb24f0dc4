/**
 * The address space as a NodeSet2 file (OPC 10000-6, annex F): the mirror of {@code opcua.nodeset},
 * so that an engineer can load a line's nodes into another server, a simulator or a design tool.
 *
 * <pre>{@code
 * site ── SiteSpace ──▶ a server that never listens ── NodeSetWriter ──▶ file
 * }</pre>
 *
 * <p>A file depends on the nodes alone: not on namespace indices, the order in which nodes were
 * made, or the time.
 */
@NullMarked
package io.stackline.opcua.export;

import org.jspecify.annotations.NullMarked;
