/**
 * The harness of bench/gateway.sh: simulated PLCs, the gateways that are compared, and the one OPC
 * UA client that looks at all of them, each in a process of its own. See docs/performance.md.
 */
@NullMarked
package io.stackline.bench;

import org.jspecify.annotations.NullMarked;
