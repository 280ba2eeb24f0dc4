/**
 * The points of a vendor's map on the wire: values decoded from registers and encoded into them,
 * the requests by which they are read and written under a device's limits, and what its memory may
 * still be written. All of it is pure but {@link io.stackline.bridge.point.PointReader} and {@link
 * io.stackline.bridge.point.PointWriter}, which carry a plan out over a link.
 */
@NullMarked
package io.stackline.bridge.point;

import org.jspecify.annotations.NullMarked;
