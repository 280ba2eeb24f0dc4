/**
 * Instances of types: what an instance of a type consists of, and making one.
 *
 * <pre>{@code
 * type ── MemberTables ──▶ MemberTable ── wanted paths ──▶ Instantiator ──▶ Instance
 * }</pre>
 *
 * <p>Milo's own NodeFactory loses the members a member inherits from its type's supertypes, copies
 * what types share, makes every optional method and leaves orphans; it also needs a hundred
 * milliseconds for a device. A table is worked out once a type and then serves any number of
 * instances.
 */
@NullMarked
package io.stackline.opcua.instance;

import org.jspecify.annotations.NullMarked;
