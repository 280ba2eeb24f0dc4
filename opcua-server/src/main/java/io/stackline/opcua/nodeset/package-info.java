/**
 * Companion models: NodeSet2 files are read, put in order and loaded into a server, as they are and
 * whole.
 *
 * <pre>{@code
 * file ── NodeSetReader ──▶ NodeSet ── NodeSetOrder ──▶ in order ── NodeSetLoader ──▶ LoadedModels
 * }</pre>
 *
 * <p>Up to the loader everything is a value and every id carries its namespace's URI, because the
 * index of a namespace differs from file to file and from server to server. Nothing here knows a
 * press; what is made of the models stands in {@code opcua.instance} and {@code opcua.model}.
 */
@NullMarked
package io.stackline.opcua.nodeset;

import org.jspecify.annotations.NullMarked;
