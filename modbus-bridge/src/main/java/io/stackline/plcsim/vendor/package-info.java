/**
 * Simulated PLCs of other makers, on the same press as {@link io.stackline.plcsim.PlcProgram}: what
 * stands in their manuals, and what does not.
 *
 * <p>They play the register maps of the same names that ship with the product, to the letter:
 * addresses, flags, command codes. Each program is pure, one {@code step()} a scan of 10 ms, and
 * has its register list in its class comment, with 0-based PDU addresses. Word orders are written
 * by {@link io.stackline.plcsim.vendor.RegisterTable}, this room's own, so that a mistake in the
 * product's codec cannot cancel itself out. {@link io.stackline.plcsim.vendor.VendorPress} is one
 * of them in its rack.
 *
 * <p>None of them knows an owner, a sequence number or a trace. Nothing tells them that a host is
 * late, so their time never waits for one: at a high speed a host sees them in coarser steps, and
 * HYPRO-RTU's ten seconds of silence pass sooner by the wall clock.
 */
@NullMarked
package io.stackline.plcsim.vendor;

import org.jspecify.annotations.NullMarked;
