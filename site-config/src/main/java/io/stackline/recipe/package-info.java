/** Recipes as data: stages of five kinds, each number with the source it came from. */
@NullMarked
package io.stackline.recipe;

import org.jspecify.annotations.NullMarked;
