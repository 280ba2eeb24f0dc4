/**
 * Milo 1.1.2's flaws, each cured by one class that is named after it. When Milo is raised to a
 * release that cures one itself, its class goes.
 *
 * <ul>
 *   <li>{@link io.stackline.opcua.hardening.BypassedCallBatch}: one allowed method in a batch let
 *       the denied ones run too (Milo #1802)
 *   <li>{@link io.stackline.opcua.hardening.UnansweredFailure}: a request that met an unexpected
 *       exception was never answered (such as Milo #1792)
 *   <li>{@link io.stackline.opcua.hardening.MisalignedBrowse}: one bad entry in a browse moved the
 *       results of the others
 *   <li>{@link io.stackline.opcua.hardening.BusySampling}: a sampling interval of 0 kept a core
 *       busy (Milo #1743)
 *   <li>{@link io.stackline.opcua.hardening.OrphanedSubscriptions}: a subscription whose session
 *       was gone stayed for ever (Milo #1733)
 *   <li>{@link io.stackline.opcua.hardening.UnactivatedSessions}: sessions nobody activated kept
 *       others out (Milo #1759)
 *   <li>{@link io.stackline.opcua.hardening.IgnoredRoles}: permissions were taken from all roles,
 *       not the caller's (Milo #1749)
 *   <li>{@link io.stackline.opcua.hardening.UnboundedItemBatch}: the advertised limit of items per
 *       call was not kept
 *   <li>{@link io.stackline.opcua.hardening.AbandonedChunks}: chunks of messages that never became
 *       complete stayed in memory for ever
 *   <li>{@link io.stackline.opcua.hardening.SwallowedBindFailure}: a port in use was only logged,
 *       and a port of 0 could not be told
 * </ul>
 */
@NullMarked
package io.stackline.opcua.hardening;

import org.jspecify.annotations.NullMarked;
