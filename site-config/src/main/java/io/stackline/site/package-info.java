/**
 * One site as its engineers describe it: read from YAML, every problem reported with file, line and
 * column.
 */
@NullMarked
package io.stackline.site;

import org.jspecify.annotations.NullMarked;
