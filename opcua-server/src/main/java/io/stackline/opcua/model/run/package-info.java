/** Runs of recipes with their stages. */
@NullMarked
package io.stackline.opcua.model.run;

import org.jspecify.annotations.NullMarked;
