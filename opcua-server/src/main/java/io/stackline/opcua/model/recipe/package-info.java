/** The recipes as a catalogue of program templates. */
@NullMarked
package io.stackline.opcua.model.recipe;

import org.jspecify.annotations.NullMarked;
