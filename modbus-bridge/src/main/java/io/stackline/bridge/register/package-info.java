/**
 * Words and values: the registers of PRESSMAP 1.0 decoded and encoded, word orders, CRC and the
 * arithmetic of the trace ring. Pure: nothing here touches a socket or a clock.
 */
@NullMarked
package io.stackline.bridge.register;

import org.jspecify.annotations.NullMarked;
