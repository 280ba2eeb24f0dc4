/**
 * One site as its engineers describe it, read from YAML: every problem at once, with file, line and
 * column. {@code YamlFile} and {@code YamlTree} take a file in. Each {@code Key} of a {@code Group}
 * is said once, with its {@code Form}: {@code Fields} reads by it, {@code SiteSchema} and {@code
 * SiteKeys} tell it. One small reader stands for each thing, and {@code RecipeCheck} judges what
 * was read as a whole, one class a group of rules.
 */
@NullMarked
package io.stackline.site;

import org.jspecify.annotations.NullMarked;
