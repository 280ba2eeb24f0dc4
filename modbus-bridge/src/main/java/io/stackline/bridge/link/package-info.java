/**
 * The wire: one Modbus transaction at a time, tried once, believed only if unit, function and
 * length of the answer fit the question. The only room of the bridge that sees j2mod.
 */
@NullMarked
package io.stackline.bridge.link;

import org.jspecify.annotations.NullMarked;
