/**
 * What the commands about recipes show: recipes with the origin of each number, the difference of
 * two revisions, the envelope's judgement. Each view is a record first, which {@code --json} prints
 * as it stands, and a page of at most {@value io.stackline.launch.recipes.Page#WIDTH} columns for
 * people. The commands themselves are in {@code launch}.
 */
@NullMarked
package io.stackline.launch.recipes;

import org.jspecify.annotations.NullMarked;
