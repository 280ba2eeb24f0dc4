/**
 * Who commands a press: the lock of OPC 10000-100 (Devices), clause 7, one per press. A press
 * nobody has locked obeys whoever has the right; a locked one obeys its holder, and everybody who
 * stops it.
 */
@NullMarked
package io.stackline.opcua.lock;

import org.jspecify.annotations.NullMarked;
