/**
 * Time as an argument: a scaled clock and serial executors for the product, a virtual one for
 * tests.
 */
@NullMarked
package io.stackline.time;

import org.jspecify.annotations.NullMarked;
