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
 *   <li>{@link io.stackline.opcua.hardening.ServerLimits}: a sampling interval of 0 kept a core
 *       busy (Milo #1743), and most things had no bounds
 *   <li>{@link io.stackline.opcua.hardening.OrphanedSubscriptions}: a subscription whose session
 *       was gone stayed for ever (Milo #1733)
 *   <li>{@link io.stackline.opcua.hardening.UnactivatedSessions}: sessions nobody activated kept
 *       others out (Milo #1759)
 *   <li>{@link io.stackline.opcua.hardening.IgnoredRoles}: permissions were taken from all roles,
 *       not the caller's (Milo #1749)
 *   <li>{@link io.stackline.opcua.hardening.AbandonedChunks}: chunks of messages that never became
 *       complete stayed in memory for ever
 *   <li>{@link io.stackline.opcua.hardening.UnguardedAttributes}: a client's status and timestamps
 *       were stored, history was anybody's, and no node said who may do what
 *   <li>{@link io.stackline.opcua.hardening.UncountedItems}: limits of items were not kept, and one
 *       unreadable filter spoilt a whole call (Milo #1770, #1807)
 *   <li>{@link io.stackline.opcua.hardening.DriftedCount}: the count of items drifted (the same)
 *   <li>{@link io.stackline.opcua.hardening.RevokedItems}: who may read was asked once, when the
 *       item was made
 *   <li>{@link io.stackline.opcua.hardening.RepeatedListeners}: an event item that was modified
 *       heard everything twice, and one that failed kept others from hearing
 *   <li>{@link io.stackline.opcua.hardening.UnboundedFilters}: one client's filter froze what all
 *       others saw
 *   <li>{@link io.stackline.opcua.hardening.UnboundedSubscriptions}: requests to publish piled up,
 *       and subscriptions left behind kept others out
 *   <li>{@link io.stackline.opcua.hardening.UnreadDiagnostics}: diagnostics that are switched off
 *       piled up, too
 *   <li>{@link io.stackline.opcua.hardening.TalkativeErrors}: who was refused was told what went on
 *       inside
 *   <li>{@link io.stackline.opcua.hardening.RequestGate} and {@link
 *       io.stackline.opcua.hardening.ServerThreads}: so did all others, each on a thread
 *   <li>{@link io.stackline.opcua.hardening.SwallowedBindFailure}: a port in use was only logged,
 *       and a port of 0 could not be told
 * </ul>
 */
@NullMarked
package io.stackline.opcua.hardening;

import org.jspecify.annotations.NullMarked;
