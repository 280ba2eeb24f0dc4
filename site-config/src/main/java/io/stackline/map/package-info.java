/**
 * How a vendor's press lies in its registers: points, what they mean to us, how the press is told
 * to do something and how it acknowledges, and what all that can promise. Data only; the bridge
 * reads and writes by it.
 */
@NullMarked
package io.stackline.map;

import org.jspecify.annotations.NullMarked;
