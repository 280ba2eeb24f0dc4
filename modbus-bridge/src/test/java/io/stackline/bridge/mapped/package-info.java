/**
 * Vendors' presses in miniature: registers as their maps say, a force that follows its program
 * exactly, and every accident a wire can have. The bridge drives them whole, under virtual time.
 */
@NullMarked
package io.stackline.bridge.mapped;

import org.jspecify.annotations.NullMarked;
