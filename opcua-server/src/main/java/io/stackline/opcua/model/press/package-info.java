/** A press as a LADS device with one functional unit, and what it tells. */
@NullMarked
package io.stackline.opcua.model.press;

import org.jspecify.annotations.NullMarked;
