/** The types everything is an instance of: those of the companion models, and our own. */
@NullMarked
package io.stackline.opcua.model.type;

import org.jspecify.annotations.NullMarked;
