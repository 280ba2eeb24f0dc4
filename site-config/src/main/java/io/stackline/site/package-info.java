/**
 * One site as its engineers describe it, read from YAML: every problem at once, with file, line and
 * column. {@code YamlFile} and {@code YamlTree} take a file in, {@code Fields} reads its keys,
 * {@code Form} says what one value must look like, one small reader stands for each thing, and
 * {@code RecipeCheck} judges what was read as a whole.
 */
@NullMarked
package io.stackline.site;

import org.jspecify.annotations.NullMarked;
